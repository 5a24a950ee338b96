"""Models of the records of this dataset: agreement/1, agreement/2, article/1, article/2, disagreement/1, event/1, event/2, event/3, organization/1, organization/2, person/1, person/2, statement/1, statement/2.

Made by: onrecord models --language python. Make it again when the schemas have changed.

    record = Record.model_validate(data).root
    data = record.as_json()

A reference is two things: `speaker_id` is the id as it stands in the record, and `speaker` the record that it leads
to, which is read when it is asked for, if the record is from `onrecord.open(path, models)`.

A model knows the fields, their types and their closed lists. Whether a record is right (its dates, its references,
its quotes, what one field asks of another), `onrecord validate` says.
"""

# ruff: noqa


from typing import Annotated, Any, ClassVar, Literal

from onrecord.edtf import Edtf
from onrecord.entry import Entry, Part

from pydantic import ConfigDict, Field, RootModel, StringConstraints
from typing_extensions import TypeAliasType


class Agreement1Signatory(Part):
    """
    A person who signed.
    """

    model_config = ConfigDict(
        extra='forbid',
        populate_by_name=True,
        arbitrary_types_allowed=True,
    )
    person_id: Annotated[str, Field(alias='person', max_length=120, pattern='^[a-z0-9]+(-[a-z0-9]+)*$')]
    """
    The id of the person who signed.
    """
    representing_id: Annotated[str | None, Field(alias='representing', max_length=120, pattern='^[a-z0-9]+(-[a-z0-9]+)*$')] = None
    """
    The id of the party for which the person signed.
    """
    date: Edtf | None = None
    """
    When the person signed, if not on the same day as the others: '2031-03-04'.
    """

    @property
    def person(self) -> "Person2":
        """The record named in `person_id`, read when asked for."""
        found: Person2 = self._follow(self.person_id, Person2)
        return found

    @property
    def representing(self) -> "Organization2 | None":
        """The record named in `representing_id`, read when asked for."""
        found: Organization2 | None = self._follow(self.representing_id, Organization2)
        return found


class Agreement1RelatedItem(Part):
    """
    Another agreement, and what this one is to it.
    """

    model_config = ConfigDict(
        extra='forbid',
        populate_by_name=True,
    )
    agreement_id: Annotated[str, Field(alias='agreement', max_length=120, pattern='^[a-z0-9]+(-[a-z0-9]+)*$')]
    """
    The id of the other agreement.
    """
    relation: Literal['supersedes', 'amends', 'implements', 'responds-to', 'accompanies']
    """
    What this agreement does to the other one. supersedes: takes its place. amends: changes it. implements: carries it out. responds-to: answers it. accompanies: belongs with it. Same as schema.org legislationChanges and its like.
    """

    @property
    def agreement(self) -> "Agreement2":
        """The record named in `agreement_id`, read when asked for."""
        found: Agreement2 = self._follow(self.agreement_id, Agreement2)
        return found


class Agreement2Identifier(Part):
    """
    One number in one register.
    """

    model_config = ConfigDict(
        extra='forbid',
        populate_by_name=True,
    )
    scheme: Literal['unts', 'pa-x', 'doi']
    """
    unts: registration number in the United Nations Treaty Series. pa-x: number in the PA-X Peace Agreements Database. doi: digital object identifier.
    """
    value: Annotated[str, Field(pattern='[^ \\t\\r\\n]')]
    """
    The number, as the register writes it.
    """


class Agreement2Signatory(Part):
    """
    A person who signed.
    """

    model_config = ConfigDict(
        extra='forbid',
        populate_by_name=True,
        arbitrary_types_allowed=True,
    )
    person_id: Annotated[str, Field(alias='person', max_length=120, pattern='^[a-z0-9]+(-[a-z0-9]+)*$')]
    """
    The id of the person who signed.
    """
    representing_id: Annotated[str | None, Field(alias='representing', max_length=120, pattern='^[a-z0-9]+(-[a-z0-9]+)*$')] = None
    """
    The id of the party for which the person signed.
    """
    date: Edtf | None = None
    """
    When the person signed, if not on the same day as the others: '2031-03-04'.
    """

    @property
    def person(self) -> "Person2":
        """The record named in `person_id`, read when asked for."""
        found: Person2 = self._follow(self.person_id, Person2)
        return found

    @property
    def representing(self) -> "Organization2 | None":
        """The record named in `representing_id`, read when asked for."""
        found: Organization2 | None = self._follow(self.representing_id, Organization2)
        return found


class Agreement2RelatedItem(Part):
    """
    Another agreement, and what this one is to it.
    """

    model_config = ConfigDict(
        extra='forbid',
        populate_by_name=True,
    )
    agreement_id: Annotated[str, Field(alias='agreement', max_length=120, pattern='^[a-z0-9]+(-[a-z0-9]+)*$')]
    """
    The id of the other agreement.
    """
    relation: Literal['supersedes', 'amends', 'implements', 'responds-to', 'accompanies']
    """
    What this agreement does to the other one. supersedes: takes its place. amends: changes it. implements: carries it out. responds-to: answers it. accompanies: belongs with it. Same as schema.org legislationChanges and its like.
    """

    @property
    def agreement(self) -> "Agreement2":
        """The record named in `agreement_id`, read when asked for."""
        found: Agreement2 = self._follow(self.agreement_id, Agreement2)
        return found


class Article1Text(Part):
    """
    The text in the archive, named by its hash, so that a quote is always checked against the very text it was taken from.
    """

    model_config = ConfigDict(
        extra='forbid',
        populate_by_name=True,
    )
    sha256: Annotated[str, Field(pattern='^[0-9a-f]{64}$')]
    """
    The SHA-256 of the text file's bytes, 64 hexadecimal digits. The file is found in the archive by this, whatever its name.
    """
    file: Annotated[str | None, Field(pattern='[^ \\t\\r\\n]')] = None
    """
    Where the file lies in the archive folder, as a help for people. A path inside the folder.
    """
    words: Annotated[int | None, Field(ge=1)] = None
    """
    How many words the text has. Written by the program.
    """
    commitment: Annotated[str | None, Field(pattern='^commitment/1:[A-Za-z0-9_-]{43}$')] = None
    """
    A seal on the text, against which proofs of its words are checked where the text is not at hand. It does not give the text away. Written by the program.
    """
    all_speech: bool | None = False
    """
    true for the transcript of one speaker: every word is speech, so quotes need no quotation marks around them in the text.
    """


class Article1DerivedFromItem(Part):
    """
    One article that this one repeats, and in what way.
    """

    model_config = ConfigDict(
        extra='forbid',
        populate_by_name=True,
    )
    article_id: Annotated[str, Field(alias='article', max_length=120, pattern='^[a-z0-9]+(-[a-z0-9]+)*$')]
    """
    The id of the original article's record.
    """
    relation: Literal['copy', 'rewrite', 'translation']
    """
    copy: the same words, perhaps cut. rewrite: the same story in other words. translation: the same story in another language.
    """
    basis: Literal['stated', 'inferred', 'general-knowledge'] | None = 'stated'
    """
    stated (the default): the article names its original. inferred: from comparing the texts. general-knowledge: from outside both.
    """

    @property
    def article(self) -> "Article2":
        """The record named in `article_id`, read when asked for."""
        found: Article2 = self._follow(self.article_id, Article2)
        return found


Article2TextLabelsAdditionalProperty = TypeAliasType(
    "Article2TextLabelsAdditionalProperty",
    Annotated[str, Field(max_length=120, pattern='^[a-z0-9]+(-[a-z0-9]+)*$')],
)
"""
The id of the person's record.
"""


class Article2Text(Part):
    """
    The text in the archive, named by its hash, so that a quote is always checked against the very text it was taken from.
    """

    model_config = ConfigDict(
        extra='forbid',
        populate_by_name=True,
    )
    sha256: Annotated[str, Field(pattern='^[0-9a-f]{64}$')]
    """
    The SHA-256 of the text file's bytes, 64 hexadecimal digits. The file is found in the archive by this, whatever its name.
    """
    file: Annotated[str | None, Field(pattern='[^ \\t\\r\\n]')] = None
    """
    Where the file lies in the archive folder, as a help for people. A path inside the folder.
    """
    words: Annotated[int | None, Field(ge=1)] = None
    """
    How many words the text has. Written by the program.
    """
    commitment: Annotated[str | None, Field(pattern='^commitment/[12]:[A-Za-z0-9_-]{43}$')] = None
    """
    A seal on the text, against which proofs of its words are checked where the text is not at hand. It does not give the text away. Written by the program.
    """
    salt: Annotated[str | None, Field(pattern='^[A-Za-z0-9_-]{22,86}$')] = None
    """
    A number drawn by lot, from which the seal is made where the text may be guessed. Written by the program.
    """
    all_speech: bool | None = False
    """
    true for the transcript of one speaker: every word is speech, so quotes need no quotation marks around them in the text.
    """
    labels: Annotated[
        dict[Annotated[str, StringConstraints(pattern=r'[^ \t\r\n]')], Article2TextLabelsAdditionalProperty] | None,
        Field(min_length=1),
    ] = None
    """
    Of a transcript: the labels with which its turns begin, as printed, and under each the id of the person who speaks there.
    """


class Article2NotRecordedItem(Part):
    """
    Some words of the text, and why nothing is recorded of the sentences in which they stand.
    """

    model_config = ConfigDict(
        extra='forbid',
        populate_by_name=True,
    )
    words: Annotated[str, Field(pattern='[^ \\t\\r\\n]')]
    """
    Words of the text, copied: every sentence that they touch is passed over. A few of each sentence are enough.
    """
    reason: Literal['headline', 'furniture', 'repeated', 'background', 'off-topic', 'other']
    """
    headline: a heading that repeats the body. furniture: what the website puts around the text, such as navigation, banners and forms. repeated: said elsewhere in the text, where it is recorded. background: known, and not what the dataset is about. off-topic: about something else. other: say what in the notes.
    """


class Article2Version(Part):
    """
    The article as it was seen on a day.
    """

    model_config = ConfigDict(
        extra='forbid',
        populate_by_name=True,
        arbitrary_types_allowed=True,
    )
    seen: Edtf
    """
    When it was seen so, in quotation marks: '2031-03-06'.
    """
    change: Literal['first', 'edited', 'corrected', 'retracted', 'removed']
    """
    What had changed. first: as it was first seen. edited: changed without a word. corrected: changed, and the publisher says so. retracted: taken back by the publisher. removed: gone, without a word.
    """
    sha256: Annotated[str | None, Field(pattern='^[0-9a-f]{64}$')] = None
    """
    The SHA-256 of this version's text file, 64 hexadecimal digits; that of the text above, if it is the same.
    """
    commitment: Annotated[str | None, Field(pattern='^commitment/[12]:[A-Za-z0-9_-]{43}$')] = None
    """
    The seal on this version's text. Written by the program.
    """


class Article2Correction(Part):
    """
    One notice.
    """

    model_config = ConfigDict(
        extra='forbid',
        populate_by_name=True,
        arbitrary_types_allowed=True,
    )
    date: Edtf | None = None
    """
    When it was published, in quotation marks: '2031-03-07'.
    """
    summary: Annotated[str, Field(pattern='[^ \\t\\r\\n]')]
    """
    What was wrong and what is right, in your own words.
    """
    url: Annotated[str | None, Field(max_length=2000, pattern='^https?://[^ \\t\\r\\n]+$')] = None
    """
    Where the notice stands, if not in the article.
    """


class Article2Capture(Part):
    """
    One copy that was made of it.
    """

    model_config = ConfigDict(
        extra='forbid',
        populate_by_name=True,
        arbitrary_types_allowed=True,
    )
    kind: Literal['wayback', 'warc', 'screenshot', 'pdf']
    """
    wayback: a page in a public web archive. warc: a web archive file. screenshot: a picture. pdf: a printed or saved page.
    """
    url: Annotated[str | None, Field(max_length=2000, pattern='^https?://[^ \\t\\r\\n]+$')] = None
    """
    Where the copy lies, if on the web.
    """
    at: Edtf | None = None
    """
    When it was made, in quotation marks: '2031-03-06T08:15:00Z', or a day.
    """
    sha256: Annotated[str | None, Field(pattern='^[0-9a-f]{64}$')] = None
    """
    The SHA-256 of the copy's bytes, 64 hexadecimal digits.
    """


class Article2DerivedFromItem(Part):
    """
    One article that this one repeats, and in what way.
    """

    model_config = ConfigDict(
        extra='forbid',
        populate_by_name=True,
    )
    article_id: Annotated[str, Field(alias='article', max_length=120, pattern='^[a-z0-9]+(-[a-z0-9]+)*$')]
    """
    The id of the original article's record.
    """
    relation: Literal['copy', 'rewrite', 'translation']
    """
    copy: the same words, perhaps cut. rewrite: the same story in other words. translation: the same story in another language.
    """
    extent: Literal['whole', 'part'] | None = 'whole'
    """
    whole (the default): everything in it is from the original, and it is never a source of its own. part: it also tells what it found out by itself; then the sources that rest on the rest of it count, and those that rest on the original say taken_from.
    """
    basis: Literal['stated', 'inferred', 'general-knowledge'] | None = 'stated'
    """
    stated (the default): the article names its original. inferred: from comparing the texts. general-knowledge: from outside both.
    """

    @property
    def article(self) -> "Article2":
        """The record named in `article_id`, read when asked for."""
        found: Article2 = self._follow(self.article_id, Article2)
        return found


class Event1Participant(Part):
    """
    A person or an organization, and its part in the event.
    """

    model_config = ConfigDict(
        extra='forbid',
        populate_by_name=True,
    )
    participant_id: Annotated[str, Field(alias='participant', max_length=120, pattern='^[a-z0-9]+(-[a-z0-9]+)*$')]
    """
    The id of the person or organization. Name the organization where the source names no person.
    """
    role: (
        Literal[
            'participant',
            'host',
            'visitor',
            'speaker',
            'moderator',
            'mediator',
            'issuer',
            'sender',
            'recipient',
            'observer',
        ]
        | None
    ) = 'participant'
    """
    The part taken. participant (the default): one of the sides. host and visitor: of a visit or meeting. speaker, moderator: of a briefing, a speech, a conference. mediator: between the sides. issuer, sender, recipient: of a document. observer: present, not a side.
    """
    representing_id: Annotated[str | None, Field(alias='representing', max_length=120, pattern='^[a-z0-9]+(-[a-z0-9]+)*$')] = None
    """
    The id of the state or organization for which the person takes part.
    """

    @property
    def participant(self) -> "Person2 | Organization2":
        """The record named in `participant_id`, read when asked for."""
        found: Person2 | Organization2 = self._follow(self.participant_id, Person2, Organization2)
        return found

    @property
    def representing(self) -> "Organization2 | None":
        """The record named in `representing_id`, read when asked for."""
        found: Organization2 | None = self._follow(self.representing_id, Organization2)
        return found


class Event1Venue(Part):
    """
    Where, and whether in one place. Leave it out if the sources do not say.
    """

    model_config = ConfigDict(
        extra='forbid',
        populate_by_name=True,
    )
    mode: Literal['in-person', 'remote']
    """
    in-person: the participants were in one place. remote: by telephone, screen or post. Same as schema.org eventAttendanceMode.
    """
    place: Annotated[str | None, Field(pattern='[^ \\t\\r\\n]')] = None
    """
    The town, or the building and the town, as the source has it. Same as schema.org location.
    """
    country: Annotated[str | None, Field(pattern='^[A-Z]{2}$')] = None
    """
    The country of the place, as a code of two capital letters (ISO 3166-1): FR, UA, 'NO'.
    """


class Event2Participant(Part):
    """
    A person or an organization, and its part in the event.
    """

    model_config = ConfigDict(
        extra='forbid',
        populate_by_name=True,
    )
    participant_id: Annotated[str, Field(alias='participant', max_length=120, pattern='^[a-z0-9]+(-[a-z0-9]+)*$')]
    """
    The id of the person or organization. Name the organization where the source names no person.
    """
    role: (
        Literal[
            'participant',
            'host',
            'visitor',
            'speaker',
            'moderator',
            'mediator',
            'issuer',
            'sender',
            'recipient',
            'observer',
        ]
        | None
    ) = 'participant'
    """
    The part taken. participant (the default): one of the sides. host and visitor: of a visit or meeting. speaker, moderator: of a briefing, a speech, a conference. mediator: between the sides. issuer, sender, recipient: of a document. observer: present, not a side.
    """
    representing_id: Annotated[str | None, Field(alias='representing', max_length=120, pattern='^[a-z0-9]+(-[a-z0-9]+)*$')] = None
    """
    The id of the state or organization for which the person takes part.
    """

    @property
    def participant(self) -> "Person2 | Organization2":
        """The record named in `participant_id`, read when asked for."""
        found: Person2 | Organization2 = self._follow(self.participant_id, Person2, Organization2)
        return found

    @property
    def representing(self) -> "Organization2 | None":
        """The record named in `representing_id`, read when asked for."""
        found: Organization2 | None = self._follow(self.representing_id, Organization2)
        return found


class Event2Venue(Part):
    """
    Where, and whether in one place. Leave it out if the sources do not say.
    """

    model_config = ConfigDict(
        extra='forbid',
        populate_by_name=True,
    )
    mode: Literal['in-person', 'remote']
    """
    in-person: the participants were in one place. remote: by telephone, screen or post. Same as schema.org eventAttendanceMode.
    """
    place: Annotated[str | None, Field(pattern='[^ \\t\\r\\n]')] = None
    """
    The town, or the building and the town, as the source has it. Same as schema.org location.
    """
    country: Annotated[str | None, Field(pattern='^[A-Z]{2}$')] = None
    """
    The country of the place, as a code of two capital letters (ISO 3166-1): FR, UA, 'NO'.
    """


class Event3Participant(Part):
    """
    A person or an organization, and its part in the event.
    """

    model_config = ConfigDict(
        extra='forbid',
        populate_by_name=True,
    )
    participant_id: Annotated[str | None, Field(alias='participant', max_length=120, pattern='^[a-z0-9]+(-[a-z0-9]+)*$')] = None
    """
    The id of the person or organization. Name the organization where the source names no person.
    """
    description: Annotated[str | None, Field(pattern='[^ \\t\\r\\n]')] = None
    """
    How the source describes participants whom it does not name. It stands instead of participant, or beside the organization to which they belong.
    """
    role: (
        Literal[
            'participant',
            'host',
            'visitor',
            'speaker',
            'moderator',
            'mediator',
            'issuer',
            'sender',
            'recipient',
            'observer',
        ]
        | None
    ) = 'participant'
    """
    The part taken. participant (the default): one of the sides. host and visitor: of a visit or meeting. speaker, moderator: of a briefing, a speech, a conference. mediator: between the sides. issuer, sender, recipient: of a document. observer: present, not a side.
    """
    representing_id: Annotated[str | None, Field(alias='representing', max_length=120, pattern='^[a-z0-9]+(-[a-z0-9]+)*$')] = None
    """
    The id of the state or organization for which the person takes part.
    """

    @property
    def participant(self) -> "Person2 | Organization2 | None":
        """The record named in `participant_id`, read when asked for."""
        found: Person2 | Organization2 | None = self._follow(self.participant_id, Person2, Organization2)
        return found

    @property
    def representing(self) -> "Organization2 | None":
        """The record named in `representing_id`, read when asked for."""
        found: Organization2 | None = self._follow(self.representing_id, Organization2)
        return found


class Event3Venue(Part):
    """
    Where, and whether in one place. Leave it out if the sources do not say.
    """

    model_config = ConfigDict(
        extra='forbid',
        populate_by_name=True,
    )
    mode: Literal['in-person', 'remote']
    """
    in-person: the participants were in one place. remote: by telephone, screen or post. Same as schema.org eventAttendanceMode.
    """
    place: Annotated[str | None, Field(pattern='[^ \\t\\r\\n]')] = None
    """
    The town, or the building and the town, as the source has it. Same as schema.org location.
    """
    country: Annotated[str | None, Field(pattern='^[A-Z]{2}$')] = None
    """
    The country of the place, as a code of two capital letters (ISO 3166-1): FR, UA, 'NO'.
    """


class Event3Code(Part):
    """
    One code of one scheme.
    """

    model_config = ConfigDict(
        extra='forbid',
        populate_by_name=True,
    )
    scheme: Literal['plover', 'cameo', 'acled']
    """
    plover: PLOVER's event types. cameo: CAMEO's codes. acled: the event types of ACLED.
    """
    code: Annotated[str, Field(pattern='[^ \\t\\r\\n]')]
    """
    The code as the scheme writes it: CONSULT, 046, Agreement.
    """


class Statement1SourceProofs(Part):
    """
    Written by the program, not by hand. They let a reader who does not have the article check that the words stand in it, against the commitment in the article's record.
    """

    model_config = ConfigDict(
        extra='forbid',
        populate_by_name=True,
    )
    quote: Annotated[list[str] | None, Field(min_length=1)] = None
    """
    One proof for each stretch of the quote. Written by the program.
    """
    evidence: Annotated[list[str] | None, Field(min_length=1)] = None
    """
    One proof for each stretch of the evidence. Written by the program.
    """


class Statement1Source(Part):
    """
    One article, and how it carries the words.
    """

    model_config = ConfigDict(
        extra='forbid',
        populate_by_name=True,
    )
    article_id: Annotated[str, Field(alias='article', max_length=120, pattern='^[a-z0-9]+(-[a-z0-9]+)*$')]
    """
    The id of the article's record.
    """
    quote: Annotated[str | None, Field(pattern='[^ \\t\\r\\n]')] = None
    """
    The words as this article prints them, where they differ from the quote above: a shorter piece, another wording, another language. Leave it out where they are the same.
    """
    evidence: Annotated[str | None, Field(pattern='[^ \\t\\r\\n]')] = None
    """
    A short piece of the article, word for word, that shows what is reported, or who said the words and when. At most about 25 words. Needed in at least one source of reported speech.
    """
    proofs: Statement1SourceProofs | None = None
    """
    Written by the program, not by hand. They let a reader who does not have the article check that the words stand in it, against the commitment in the article's record.
    """

    @property
    def article(self) -> "Article2":
        """The record named in `article_id`, read when asked for."""
        found: Article2 = self._follow(self.article_id, Article2)
        return found


class Statement2Relation(Part):
    """
    Another statement, and what this one does to it.
    """

    model_config = ConfigDict(
        extra='forbid',
        populate_by_name=True,
    )
    statement_id: Annotated[str, Field(alias='statement', max_length=120, pattern='^[a-z0-9]+(-[a-z0-9]+)*$')]
    """
    The id of the other statement.
    """
    relation: Literal['contradicts', 'corrects', 'clarifies', 'denies', 'answers', 'paraphrases']
    """
    contradicts: both can't be true. corrects: takes the other's place, by the same speaker. clarifies: says what the other one meant, by the same speaker or in their name. denies: says that it is not so, or was not said. answers: replies to it. paraphrases: an article retells in its own words an utterance of which the other statement holds the words.
    """

    @property
    def statement(self) -> "Statement2":
        """The record named in `statement_id`, read when asked for."""
        found: Statement2 = self._follow(self.statement_id, Statement2)
        return found


class Statement2SourceProofs(Part):
    """
    Written by the program, not by hand. They let a reader who does not have the article check that the words stand in it, against the commitment in the article's record.
    """

    model_config = ConfigDict(
        extra='forbid',
        populate_by_name=True,
    )
    quote: Annotated[list[str] | None, Field(min_length=1)] = None
    """
    One proof for each stretch of the quote. Written by the program.
    """
    evidence: Annotated[list[str] | None, Field(min_length=1)] = None
    """
    One proof for each stretch of the evidence. Written by the program.
    """


class SharedV1Origin(Part):
    """
    How the record came to be.
    """

    model_config = ConfigDict(
        extra='forbid',
        populate_by_name=True,
    )
    method: Literal['curated', 'extracted']
    """
    curated: a person read the sources and wrote the record. extracted: a program or a language model made it; then name the tool.
    """
    tool: Annotated[str | None, Field(pattern='[^ \\t\\r\\n]')] = None
    """
    The program that made the record, with its version.
    """
    model: Annotated[str | None, Field(pattern='[^ \\t\\r\\n]')] = None
    """
    The language model or classifier that the tool used, with its version.
    """
    confidence: Annotated[float | None, Field(ge=0.0, le=1.0)] = None
    """
    How sure the tool was, from 0 to 1.
    """
    reviewed_by: Annotated[str | None, Field(pattern='[^ \\t\\r\\n]')] = None
    """
    Who compared the record with its sources and stands by it: a name, initials or an account.
    """


class SharedV1OtherName(Part):
    """
    Another spelling, a name in another script, a former name, an abbreviation. Same as Popolo other_names, schema.org alternateName, FollowTheMoney alias.
    """

    model_config = ConfigDict(
        extra='forbid',
        populate_by_name=True,
    )
    name: Annotated[str, Field(pattern='[^ \\t\\r\\n]')]
    """
    The name as it is written.
    """
    language: Annotated[str | None, Field(max_length=35, pattern='^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$')] = None
    """
    The language of this form of the name, as a tag: en, ru, sr-Latn.
    """
    script: Annotated[str | None, Field(pattern='^[A-Z][a-z]{3}$')] = None
    """
    The script it is written in, as a code of four letters (ISO 15924): Latn, Cyrl, Arab, Hans.
    """


class SharedV1SourceProofs(Part):
    """
    Written by the program, not by hand. They let a reader who does not have the article check that the evidence stands in it, against the commitment in the article's record.
    """

    model_config = ConfigDict(
        extra='forbid',
        populate_by_name=True,
    )
    evidence: Annotated[list[str], Field(min_length=1)]
    """
    One proof for each stretch of the evidence. Written by the program.
    """


class SharedV1Source(Part):
    """
    An article that says it, with the words that say it. Same as a W3C Web Annotation target: the article is its source, the evidence its selector.
    """

    model_config = ConfigDict(
        extra='forbid',
        populate_by_name=True,
    )
    article_id: Annotated[str, Field(alias='article', max_length=120, pattern='^[a-z0-9]+(-[a-z0-9]+)*$')]
    """
    The id of the article's record.
    """
    evidence: Annotated[str, Field(pattern='[^ \\t\\r\\n]')]
    """
    A short piece of the article, word for word, from which one can see that the record is right. Copy it; at most about 25 words. It may stand anywhere in the text, inside quotation marks or outside. Same as the exact text of a W3C Web Annotation TextQuoteSelector.
    """
    proofs: SharedV1SourceProofs | None = None
    """
    Written by the program, not by hand. They let a reader who does not have the article check that the evidence stands in it, against the commitment in the article's record.
    """

    @property
    def article(self) -> "Article2":
        """The record named in `article_id`, read when asked for."""
        found: Article2 = self._follow(self.article_id, Article2)
        return found


class SharedV1Withdrawn(Part):
    """
    Set when the record turned out to be wrong. It stays, in the dataset too, so that old references still lead somewhere and readers see why it no longer counts.
    """

    model_config = ConfigDict(
        extra='forbid',
        populate_by_name=True,
        arbitrary_types_allowed=True,
    )
    date: Edtf
    """
    The day it was withdrawn, in quotation marks: '2031-04-01'.
    """
    reason: Annotated[str, Field(pattern='[^ \\t\\r\\n]')]
    """
    Why, in a sentence.
    """


class SharedV2Locator(Part):
    """
    Where in the source the words stand, for what is read on pages or listened to.
    """

    model_config = ConfigDict(
        extra='forbid',
        populate_by_name=True,
    )
    page: Annotated[str | None, Field(pattern='[^ \\t\\r\\n]')] = None
    """
    The page, as it is numbered in print.
    """
    paragraph: Annotated[int | None, Field(ge=1)] = None
    """
    The number of the paragraph, the first being 1.
    """
    start: Annotated[str | None, Field(pattern='^[0-9]{1,2}:[0-5][0-9]:[0-5][0-9]([.][0-9]{1,3})?$')] = None
    """
    In a recording: how far from its beginning the words are spoken, in hours, minutes and seconds. Same as the normal play time of W3C Media Fragments.
    """


class SharedV2Origin(Part):
    """
    How the record came to be. Who compared it with its sources since is said by reviews.
    """

    model_config = ConfigDict(
        extra='forbid',
        populate_by_name=True,
    )
    method: Literal['curated', 'extracted']
    """
    curated: a person read the sources and wrote the record. extracted: a program or a language model made it; then name the tool. It stays extracted after a person has reviewed it.
    """
    tool: Annotated[str | None, Field(pattern='[^ \\t\\r\\n]')] = None
    """
    The program that made the record, with its version.
    """
    model: Annotated[str | None, Field(pattern='[^ \\t\\r\\n]')] = None
    """
    The language model or classifier that the tool used, with its version.
    """
    confidence: Annotated[float | None, Field(ge=0.0, le=1.0)] = None
    """
    How sure the tool was, from 0 to 1.
    """


class SharedV2OtherName(Part):
    """
    Another spelling, a name in another script, a former name, an abbreviation. Same as Popolo other_names, schema.org alternateName, FollowTheMoney alias.
    """

    model_config = ConfigDict(
        extra='forbid',
        populate_by_name=True,
    )
    name: Annotated[str, Field(pattern='[^ \\t\\r\\n]')]
    """
    The name as it is written.
    """
    language: Annotated[str | None, Field(max_length=35, pattern='^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$')] = None
    """
    The language of this form of the name, as a tag: en, ru, sr-Latn.
    """
    script: Annotated[str | None, Field(pattern='^[A-Z][a-z]{3}$')] = None
    """
    The script it is written in, as a code of four letters (ISO 15924): Latn, Cyrl, Arab, Hans.
    """


class SharedV2ReviewsSharedV2Review(Part):
    """
    One person, what they did, and with which text of the record.
    """

    model_config = ConfigDict(
        extra='forbid',
        populate_by_name=True,
        arbitrary_types_allowed=True,
    )
    by: Annotated[str, Field(pattern='[^ \\t\\r\\n]')]
    """
    Who: a name, initials or an account, the same in all records.
    """
    on: Edtf | None = None
    """
    The day, in quotation marks: '2031-03-06'.
    """
    role: Literal['author', 'check', 'release']
    """
    author: wrote the record. check: compared it with its sources, and is not its author. release: decided that it may be published.
    """
    of: Annotated[str | None, Field(pattern='^sha256:[0-9a-f]{64}$')] = None
    """
    The hash of the record as it was reviewed. 'onrecord validate --info' tells it for a review that has none; once the record is changed, it says that the review is of an older text.
    """


class SharedV2SourceProofs(Part):
    """
    Written by the program, not by hand. They let a reader who does not have the article check that the evidence stands in it, against the commitment in the article's record.
    """

    model_config = ConfigDict(
        extra='forbid',
        populate_by_name=True,
    )
    evidence: Annotated[list[str], Field(min_length=1)]
    """
    One proof for each stretch of the evidence. Written by the program.
    """


class SharedV2Withdrawn(Part):
    """
    Set when the record no longer counts. It stays, in the dataset too, so that old references still lead somewhere and readers see why it no longer counts.
    """

    model_config = ConfigDict(
        extra='forbid',
        populate_by_name=True,
        arbitrary_types_allowed=True,
    )
    date: Edtf
    """
    The day it was withdrawn, in quotation marks: '2031-04-01'.
    """
    kind: Literal['error', 'source-retracted', 'privacy', 'legal'] | None = None
    """
    Why, for those who count. error: the record was wrong. source-retracted: its article was retracted. privacy: to protect a person. legal: on demand of a court or an authority, or because of the rights to the text.
    """
    reason: Annotated[str, Field(pattern='[^ \\t\\r\\n]')]
    """
    Why, in a sentence.
    """


class Agreement1HistoryItem(Part):
    """
    One status, since when, and who says so.
    """

    model_config = ConfigDict(
        extra='forbid',
        populate_by_name=True,
        arbitrary_types_allowed=True,
    )
    status: Literal['proposed', 'drafted', 'agreed-orally', 'agreed', 'initialled', 'adopted', 'signed', 'ratified', 'in-force', 'suspended', 'terminated', 'superseded']
    """
    proposed: put to the other side. drafted: a text exists. agreed-orally: accepted by word of mouth. agreed: the sources say that the sides agreed, but not in what form. initialled, adopted, signed, ratified, in-force: as in treaty practice. suspended, terminated: no longer applied, for a time or for good. superseded: another agreement took its place. Same as schema.org legislationLegalForce where it is law.
    """
    date: Edtf | None = None
    """
    When it reached this status, or, where that is not known, by when it had: '../2031-03-05'. Leave it out if nothing is known. Same as schema.org legislationDate.
    """
    date_printed: Annotated[str | None, Field(pattern='[^ \\t\\r\\n]')] = None
    """
    The words with which the source gives the date.
    """
    date_basis: Literal['stated', 'inferred', 'general-knowledge'] | None = 'stated'
    """
    stated (the default): a source gives the whole date. inferred: worked out; the notes say how. general-knowledge: from outside the sources.
    """
    event_id: Annotated[str | None, Field(alias='event', max_length=120, pattern='^[a-z0-9]+(-[a-z0-9]+)*$')] = None
    """
    The id of the event at which it happened.
    """
    sources: Annotated[list[SharedV1Source] | None, Field(min_length=1)] = None
    """
    The articles that say it, each with a short piece of evidence. Same as schema.org citation, Popolo sources.
    """

    @property
    def event(self) -> "Event3 | None":
        """The record named in `event_id`, read when asked for."""
        found: Event3 | None = self._follow(self.event_id, Event3)
        return found


class Agreement1Provision(Part):
    """
    One point of the agreement.
    """

    model_config = ConfigDict(
        extra='forbid',
        populate_by_name=True,
    )
    summary: Annotated[str, Field(pattern='[^ \\t\\r\\n]')]
    """
    The point, in your own words.
    """
    sources: Annotated[list[SharedV1Source], Field(min_length=1)]
    """
    The articles that say it, each with a short piece of evidence. Same as schema.org citation, Popolo sources.
    """


class Agreement1(Entry):
    """
    What sides have agreed, or what one has put to another to be agreed: treaties, memoranda, oral understandings, and their drafts. The record keeps the whole dated history; the last entry is where the agreement stands. Same as schema.org Legislation where it is law, else CreativeWork. PLOVER: proposing or promising is AGREE, signing and ratifying SUPPORT.
    """

    model_config = ConfigDict(
        extra='forbid',
        populate_by_name=True,
    )
    schema_: Annotated[Literal['agreement/1'], Field(alias='schema')]
    """
    The kind of the record and the version of its schema.
    """
    id: Annotated[str, Field(max_length=120, pattern='^[a-z0-9]+(-[a-z0-9]+)*$')]
    """
    The name of the record and of its file, in lower-case letters, digits and hyphens.
    """
    title: Annotated[str, Field(pattern='[^ \\t\\r\\n]')]
    """
    The official title, or, where the sources give none, a few words in which a reader recognizes it. Same as schema.org name.
    """
    other_names: Annotated[list[SharedV1OtherName] | None, Field(min_length=1)] = None
    """
    What else it is called. Same as schema.org alternateName.
    """
    description: Annotated[str | None, Field(pattern='[^ \\t\\r\\n]')] = None
    """
    What it is about, in your own words. Same as schema.org description.
    """
    type: Literal['treaty', 'agreement', 'convention', 'protocol', 'memorandum', 'joint-statement', 'arrangement', 'understanding', 'ceasefire', 'other']
    """
    What its authors or the sources call it: treaty, agreement, convention, protocol, memorandum, joint-statement, ceasefire, other. understanding: agreed without a formal text. arrangement: between authorities, below the level of states. Same as schema.org legislationType.
    """
    instrument: Literal['text', 'exchange-of-letters', 'parallel-statements', 'oral'] | None = None
    """
    In what form it was, or is to be, made. text: one text for all sides. exchange-of-letters: letters or notes that answer each other. parallel-statements: each side states it for itself. oral: by word of mouth. Leave it out if the sources do not say.
    """
    parties_ids: Annotated[list[str] | None, Field(alias='parties', min_length=1)] = None
    """
    The states and organizations between which it is made, or is to be made. Same as FollowTheMoney involved.
    """
    history: Annotated[list[Agreement1HistoryItem], Field(min_length=1)]
    """
    What became of it, step by step, the earliest first, each with its sources. The last step is its present status.
    """
    signatories: Annotated[list[Agreement1Signatory] | None, Field(min_length=1)] = None
    """
    Who signed it, and for whom.
    """
    provisions: Annotated[list[Agreement1Provision] | None, Field(min_length=1)] = None
    """
    What it lays down, one point an entry.
    """
    related: Annotated[list[Agreement1RelatedItem] | None, Field(min_length=1)] = None
    """
    Other agreements that this one builds on, answers or replaces.
    """
    origin: SharedV1Origin
    notes: Annotated[str | None, Field(pattern='[^ \\t\\r\\n]')] = None
    """
    What a reader of the record should know: where sources disagree, what was inferred and how, what is doubtful. Free text.
    """
    draft: bool | None = False
    """
    true while nobody has reviewed the record: it is checked, but kept out of the dataset.
    """
    withdrawn: SharedV1Withdrawn | None = None
    replaced_by_id: Annotated[str | None, Field(alias='replaced_by', max_length=120, pattern='^[a-z0-9]+(-[a-z0-9]+)*$')] = None
    """
    The id of the agreement record that took this one's place, for instance when two records were about one agreement. (An agreement that supersedes another is a related agreement, not a replaced record.)
    """

    kind_: ClassVar = 'agreement'
    when_: ClassVar = (('history', '[]', 'date'),)
    links_: ClassVar = (('parties', '[]'), ('history', '[]', 'event'), ('history', '[]', 'sources', '[]', 'article'), ('signatories', '[]', 'person'), ('signatories', '[]', 'representing'), ('provisions', '[]', 'sources', '[]', 'article'), ('related', '[]', 'agreement'), ('replaced_by',))

    @property
    def parties(self) -> "list[Organization2]":
        """The records named in `parties_ids`, read when asked for."""
        found: list[Organization2] = self._follow_all(self.parties_ids, Organization2)
        return found

    @property
    def replaced_by(self) -> "Agreement2 | None":
        """The record named in `replaced_by_id`, read when asked for."""
        found: Agreement2 | None = self._follow(self.replaced_by_id, Agreement2)
        return found


class Article1(Entry):
    """
    A published text from which statements, events and agreements are taken. The record describes the text; the text itself lies in the archive, outside the repository. Same as schema.org NewsArticle, FollowTheMoney Article. Leave out what the text and its publisher do not say: a wire copy may have no headline, an old clipping no address.
    """

    model_config = ConfigDict(
        extra='forbid',
        populate_by_name=True,
        arbitrary_types_allowed=True,
    )
    schema_: Annotated[Literal['article/1'], Field(alias='schema')]
    """
    The kind of the record and the version of its schema.
    """
    id: Annotated[str, Field(max_length=120, pattern='^[a-z0-9]+(-[a-z0-9]+)*$')]
    """
    The name of the record and of its file, in lower-case letters, digits and hyphens: outlet, date, a word or two.
    """
    title: Annotated[str | None, Field(pattern='[^ \\t\\r\\n]')] = None
    """
    The headline as printed. Leave it out where there is none. Same as schema.org headline.
    """
    subtitle: Annotated[str | None, Field(pattern='[^ \\t\\r\\n]')] = None
    """
    The line under the headline, as printed. Same as schema.org alternativeHeadline.
    """
    publisher_id: Annotated[str | None, Field(alias='publisher', max_length=120, pattern='^[a-z0-9]+(-[a-z0-9]+)*$')] = None
    """
    The outlet or agency to which the text is credited: the id of its organization record. Leave it out if the text does not name one. Same as schema.org publisher.
    """
    authors: Annotated[list[str] | None, Field(min_length=1)] = None
    """
    The names in the byline, as printed. Same as schema.org author.
    """
    url: Annotated[str | None, Field(max_length=2000, pattern='^https?://[^ \\t\\r\\n]+$')] = None
    """
    Where the article was published on the web. Same as schema.org url.
    """
    published: Edtf | None = None
    """
    When it was published, as exactly as known, in quotation marks: '2031-03-05', or '2031-03' for a month. Same as schema.org datePublished.
    """
    published_basis: Literal['stated', 'inferred', 'general-knowledge'] | None = 'stated'
    """
    stated (the default): the text or its publisher gives the whole date. inferred: for instance, the dateline has the day and the year was worked out; the notes say how. general-knowledge: from outside.
    """
    dateline: Annotated[str | None, Field(pattern='[^ \\t\\r\\n]')] = None
    """
    Place and date at the start of the text, as printed. Same as schema.org dateline.
    """
    language: Annotated[str, Field(max_length=35, pattern='^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$')]
    """
    The language of the text, as a tag: en, ru, sr-Latn. Same as schema.org inLanguage.
    """
    genre: Literal['news', 'rewrite', 'press-release', 'readout', 'transcript', 'document', 'interview', 'opinion', 'social-media', 'other']
    """
    What sort of text it is. news: a report. rewrite: a report put together from another outlet's report. press-release: published by the organization it is about. readout: an official summary of a conversation. transcript: the spoken words, in full. document: an official paper. interview, opinion, social-media, other: as the words say. Same as schema.org genre.
    """
    text: Article1Text | None = None
    """
    The text in the archive, named by its hash, so that a quote is always checked against the very text it was taken from.
    """
    derived_from: Annotated[list[Article1DerivedFromItem] | None, Field(min_length=1)] = None
    """
    The articles that this one repeats. Copies of one story count as one source. Same as schema.org isBasedOn.
    """
    retrieved: Edtf | None = None
    """
    When the text was fetched from its publisher, in quotation marks: '2031-03-06'.
    """
    rights: Annotated[str | None, Field(pattern='[^ \\t\\r\\n]')] = None
    """
    Who holds the rights, and what may be done with the text. Same as schema.org copyrightNotice.
    """
    origin: SharedV1Origin
    notes: Annotated[str | None, Field(pattern='[^ \\t\\r\\n]')] = None
    """
    What a reader of the record should know: where sources disagree, what was inferred and how, what is doubtful. Free text.
    """
    draft: bool | None = False
    """
    true while nobody has reviewed the record: it is checked, but kept out of the dataset.
    """
    withdrawn: SharedV1Withdrawn | None = None
    replaced_by_id: Annotated[str | None, Field(alias='replaced_by', max_length=120, pattern='^[a-z0-9]+(-[a-z0-9]+)*$')] = None
    """
    The id of the article record that took this one's place, after a merger or a mistake.
    """

    kind_: ClassVar = 'article'
    when_: ClassVar = (('published',), ('retrieved',))
    links_: ClassVar = (('publisher',), ('derived_from', '[]', 'article'), ('replaced_by',))

    @property
    def publisher(self) -> "Organization2 | None":
        """The record named in `publisher_id`, read when asked for."""
        found: Organization2 | None = self._follow(self.publisher_id, Organization2)
        return found

    @property
    def replaced_by(self) -> "Article2 | None":
        """The record named in `replaced_by_id`, read when asked for."""
        found: Article2 | None = self._follow(self.replaced_by_id, Article2)
        return found


class Article2(Entry):
    """
    A published text, or what was broadcast and written down, from which statements, events and agreements are taken. The record describes the text; the text itself lies in the archive, outside the repository. Same as schema.org NewsArticle, FollowTheMoney Article. Leave out what the text and its publisher do not say: a wire copy may have no headline, an old clipping no address.
    """

    model_config = ConfigDict(
        extra='forbid',
        populate_by_name=True,
        arbitrary_types_allowed=True,
    )
    schema_: Annotated[Literal['article/2'], Field(alias='schema')]
    """
    The kind of the record and the version of its schema.
    """
    id: Annotated[str, Field(max_length=120, pattern='^[a-z0-9]+(-[a-z0-9]+)*$')]
    """
    The name of the record and of its file, in lower-case letters, digits and hyphens: outlet, date, a word or two.
    """
    title: Annotated[str | None, Field(pattern='[^ \\t\\r\\n]')] = None
    """
    The headline as printed. Leave it out where there is none. Same as schema.org headline.
    """
    subtitle: Annotated[str | None, Field(pattern='[^ \\t\\r\\n]')] = None
    """
    The line under the headline, as printed. Same as schema.org alternativeHeadline.
    """
    publisher_id: Annotated[str | None, Field(alias='publisher', max_length=120, pattern='^[a-z0-9]+(-[a-z0-9]+)*$')] = None
    """
    The outlet or agency to which the text is credited: the id of its organization record. Leave it out if the text does not name one. Same as schema.org publisher.
    """
    authors: Annotated[list[str] | None, Field(min_length=1)] = None
    """
    The names in the byline, as printed. Same as schema.org author.
    """
    url: Annotated[str | None, Field(max_length=2000, pattern='^https?://[^ \\t\\r\\n]+$')] = None
    """
    Where the article was published on the web. Same as schema.org url.
    """
    published: Edtf | None = None
    """
    When it was published, as exactly as known, in quotation marks: '2031-03-05', or '2031-03' for a month. Same as schema.org datePublished.
    """
    published_basis: Literal['stated', 'inferred', 'general-knowledge'] | None = 'stated'
    """
    stated (the default): the text or its publisher gives the whole date. inferred: for instance, the dateline has the day and the year was worked out; the notes say how. general-knowledge: from outside.
    """
    dateline: Annotated[str | None, Field(pattern='[^ \\t\\r\\n]')] = None
    """
    Place and date at the start of the text, as printed. Same as schema.org dateline.
    """
    language: Annotated[str, Field(max_length=35, pattern='^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$')]
    """
    The language of the text, as a tag: en, ru, sr-Latn. Same as schema.org inLanguage.
    """
    genre: Literal['news', 'rewrite', 'press-release', 'readout', 'transcript', 'document', 'interview', 'opinion', 'social-media', 'broadcast', 'video', 'other']
    """
    What sort of text it is. news: a report. rewrite: a report put together from another outlet's report. press-release: published by the organization it is about. readout: an official summary of a conversation. transcript: the spoken words, in full. document: an official paper. social-media: a post. broadcast: a programme on radio or television. video: a film on the web; of both, the text is what was written down of it. interview, opinion, other: as the words say. Same as schema.org genre.
    """
    text: Article2Text | None = None
    """
    The text in the archive, named by its hash, so that a quote is always checked against the very text it was taken from.
    """
    not_recorded: Annotated[list[Article2NotRecordedItem] | None, Field(min_length=1)] = None
    """
    Sentences of the text that no record holds, on purpose: 'onrecord coverage' lists the others.
    """
    versions: Annotated[list[Article2Version] | None, Field(min_length=1)] = None
    """
    What became of the article after it was published, the earliest first; the last entry is how it stands. The text above is one of them.
    """
    corrections: Annotated[list[Article2Correction] | None, Field(min_length=1)] = None
    """
    What the publisher has corrected, and said so. Same as schema.org correction.
    """
    captures: Annotated[list[Article2Capture] | None, Field(min_length=1)] = None
    """
    Where the article was kept, beside the text in the archive. Same as schema.org archivedAt.
    """
    derived_from: Annotated[list[Article2DerivedFromItem] | None, Field(min_length=1)] = None
    """
    The articles that this one repeats. Copies of one story count as one source, and so do articles of one publisher. Same as schema.org isBasedOn.
    """
    retrieved: Edtf | None = None
    """
    When the text was fetched from its publisher, in quotation marks: '2031-03-06'.
    """
    rights: Annotated[str | None, Field(pattern='[^ \\t\\r\\n]')] = None
    """
    Who holds the rights, and what may be done with the text. Same as schema.org copyrightNotice.
    """
    origin: SharedV2Origin
    notes: Annotated[str | None, Field(pattern='[^ \\t\\r\\n]')] = None
    """
    What a reader of the record should know: where sources disagree, what was inferred and how, what is doubtful. Free text.
    """
    reviews: Annotated[list[SharedV2ReviewsSharedV2Review] | None, Field(min_length=1)] = None
    """
    Who stands by the record, the earliest first. A record without an entry whose role is check or release was reviewed by nobody.
    """
    draft: bool | None = False
    """
    true while nobody has reviewed the record: it is checked, but kept out of the dataset.
    """
    embargo_until: Edtf | None = None
    """
    Not to be published before this day, in quotation marks: '2031-03-09'. Until then the record is a draft, too, which keeps it out of the dataset.
    """
    withdrawn: SharedV2Withdrawn | None = None
    replaced_by_id: Annotated[str | None, Field(alias='replaced_by', max_length=120, pattern='^[a-z0-9]+(-[a-z0-9]+)*$')] = None
    """
    The id of the article record that took this one's place, after a merger or a mistake.
    """

    kind_: ClassVar = 'article'
    when_: ClassVar = (('published',), ('retrieved',))
    links_: ClassVar = (('publisher',), ('derived_from', '[]', 'article'), ('replaced_by',))

    @property
    def publisher(self) -> "Organization2 | None":
        """The record named in `publisher_id`, read when asked for."""
        found: Organization2 | None = self._follow(self.publisher_id, Organization2)
        return found

    @property
    def replaced_by(self) -> "Article2 | None":
        """The record named in `replaced_by_id`, read when asked for."""
        found: Article2 | None = self._follow(self.replaced_by_id, Article2)
        return found


class Event1(Entry):
    """
    Something that happened, is to happen, or was said to happen, at one time: a call, a meeting, a visit, a briefing, the publication of a document. Same as schema.org Event, Popolo Event, FollowTheMoney Event.
    """

    model_config = ConfigDict(
        extra='forbid',
        populate_by_name=True,
        arbitrary_types_allowed=True,
    )
    schema_: Annotated[Literal['event/1'], Field(alias='schema')]
    """
    The kind of the record and the version of its schema.
    """
    id: Annotated[str, Field(max_length=120, pattern='^[a-z0-9]+(-[a-z0-9]+)*$')]
    """
    The name of the record and of its file, in lower-case letters, digits and hyphens: date and a few words.
    """
    title: Annotated[str, Field(pattern='[^ \\t\\r\\n]')]
    """
    A few words in which a reader recognizes the event. Same as schema.org name.
    """
    description: Annotated[str | None, Field(pattern='[^ \\t\\r\\n]')] = None
    """
    What it was about and what came of it, in your own words. Same as schema.org description.
    """
    type: Literal['call', 'video-call', 'meeting', 'visit', 'summit', 'consultation', 'talks', 'conference', 'briefing', 'speech', 'interview', 'publication', 'transmission', 'signing', 'other']
    """
    What sort of event. Conversations, which PLOVER codes as CONSULT: call (mode phone), video-call (mode phone, which covers every remote medium), meeting (no mode; multilateral within an alliance or international organization; third-party where a third side hosts), visit (mode visit), summit: a meeting of heads of state or government (as meeting), consultation: working-level or expert discussions (as meeting), talks: a conversation or negotiation where the source does not say by what means (no mode), conference: a large gathering, forum or congress (mode multilateral). Public words, which PLOVER does not code: briefing: an official answers reporters, speech, interview, publication: a document is made public. Documents: transmission: a document is handed over or sent (no PLOVER category), signing (SUPPORT). other: say what in the title.
    """
    status: Literal['proposed', 'announced', 'planned', 'occurred', 'postponed', 'cancelled', 'denied']
    """
    Where it stands according to the sources, at the time they wrote. proposed: under discussion, not agreed. announced: said to be coming, no date or arrangements. planned: arranged, usually with a date. occurred, postponed, cancelled: as the words say. denied: a side says it did not happen or will not. Same as schema.org eventStatus; PLOVER's context future or hypothetical stands for what has not occurred.
    """
    date: Edtf | None = None
    """
    When, as exactly as known, in quotation marks: '2031-03-04', a month '2031-03', several days or somewhere between two days '2031-03-04/2031-03-06'. Leave it out if nothing is known. Same as schema.org startDate and endDate.
    """
    date_printed: Annotated[str | None, Field(pattern='[^ \\t\\r\\n]')] = None
    """
    The words with which the source gives the date, so that a reader can see what was inferred.
    """
    date_basis: Literal['stated', 'inferred', 'general-knowledge'] | None = 'stated'
    """
    stated (the default): a source gives the whole date. inferred: for instance, from a weekday or a day without a year; the notes say how. general-knowledge: from outside the sources.
    """
    participants: Annotated[list[Event1Participant] | None, Field(min_length=1)] = None
    """
    Who took part, or was to take part. Same as schema.org performer and attendee, FollowTheMoney involved.
    """
    venue: Event1Venue | None = None
    """
    Where, and whether in one place. Leave it out if the sources do not say.
    """
    part_of_id: Annotated[str | None, Field(alias='part_of', max_length=120, pattern='^[a-z0-9]+(-[a-z0-9]+)*$')] = None
    """
    The id of the larger event: the meeting within a visit, the speech at a conference. Same as schema.org superEvent.
    """
    about_ids: Annotated[list[str] | None, Field(alias='about', min_length=1)] = None
    """
    The ids of the agreements (drafts included) and of the other events that this event is about: the document published, the meeting prepared. Same as schema.org about.
    """
    sources: Annotated[list[SharedV1Source], Field(min_length=1)]
    """
    The articles that say it, each with a short piece of evidence. Same as schema.org citation, Popolo sources.
    """
    origin: SharedV1Origin
    notes: Annotated[str | None, Field(pattern='[^ \\t\\r\\n]')] = None
    """
    What a reader of the record should know: where sources disagree, what was inferred and how, what is doubtful. Free text.
    """
    draft: bool | None = False
    """
    true while nobody has reviewed the record: it is checked, but kept out of the dataset.
    """
    withdrawn: SharedV1Withdrawn | None = None
    replaced_by_id: Annotated[str | None, Field(alias='replaced_by', max_length=120, pattern='^[a-z0-9]+(-[a-z0-9]+)*$')] = None
    """
    The id of the event record that took this one's place, for instance when two records were about one event.
    """

    kind_: ClassVar = 'event'
    when_: ClassVar = (('date',),)
    links_: ClassVar = (('participants', '[]', 'participant'), ('participants', '[]', 'representing'), ('part_of',), ('about', '[]'), ('sources', '[]', 'article'), ('replaced_by',))

    @property
    def part_of(self) -> "Event3 | None":
        """The record named in `part_of_id`, read when asked for."""
        found: Event3 | None = self._follow(self.part_of_id, Event3)
        return found

    @property
    def about(self) -> "list[Agreement2 | Event3]":
        """The records named in `about_ids`, read when asked for."""
        found: list[Agreement2 | Event3] = self._follow_all(self.about_ids, Agreement2, Event3)
        return found

    @property
    def replaced_by(self) -> "Event3 | None":
        """The record named in `replaced_by_id`, read when asked for."""
        found: Event3 | None = self._follow(self.replaced_by_id, Event3)
        return found


class Event2(Entry):
    """
    Something that happened, is to happen, or was said to happen, at one time or over some days: a call, a meeting, a visit, a briefing, the publication of a document. Same as schema.org Event, Popolo Event, FollowTheMoney Event.
    """

    model_config = ConfigDict(
        extra='forbid',
        populate_by_name=True,
        arbitrary_types_allowed=True,
    )
    schema_: Annotated[Literal['event/2'], Field(alias='schema')]
    """
    The kind of the record and the version of its schema.
    """
    id: Annotated[str, Field(max_length=120, pattern='^[a-z0-9]+(-[a-z0-9]+)*$')]
    """
    The name of the record and of its file, in lower-case letters, digits and hyphens: date and a few words.
    """
    title: Annotated[str, Field(pattern='[^ \\t\\r\\n]')]
    """
    A few words in which a reader recognizes the event. Same as schema.org name.
    """
    description: Annotated[str | None, Field(pattern='[^ \\t\\r\\n]')] = None
    """
    What it was about and what came of it, in your own words. Same as schema.org description.
    """
    type: Literal['call', 'video-call', 'meeting', 'visit', 'summit', 'consultation', 'talks', 'conference', 'briefing', 'speech', 'interview', 'publication', 'transmission', 'signing', 'other']
    """
    What sort of event. Conversations, which PLOVER codes as CONSULT: call (mode phone), video-call (mode phone, which covers every remote medium), meeting (no mode; multilateral within an alliance or international organization; third-party where a third side hosts), visit (mode visit), summit: a meeting of heads of state or government (as meeting), consultation: working-level or expert discussions (as meeting), talks: a conversation or negotiation where the source does not say by what means (no mode), conference: a large gathering, forum or congress (mode multilateral). Public words, which PLOVER does not code: briefing: an official answers reporters, speech, interview, publication: a document is made public. Documents: transmission: a document is handed over or sent (no PLOVER category), signing (SUPPORT). other: say what in the title.
    """
    status: Literal['proposed', 'announced', 'planned', 'occurred', 'postponed', 'cancelled', 'denied']
    """
    Where it stands according to the sources, at the time they wrote. proposed: under discussion, not agreed. announced: said to be coming, no date or arrangements. planned: arranged, usually with a date. occurred, postponed, cancelled: as the words say. denied: a side says it did not happen or will not. Same as schema.org eventStatus; PLOVER's context future or hypothetical stands for what has not occurred.
    """
    date: Edtf | None = None
    """
    The day on which it took place or, if it lasted longer, began; in quotation marks, as exactly as known: '2031-03-04', a month '2031-03', on some day between two '2031-03-04/2031-03-06', on or before a day '../2031-03-06'. For something that lasted several days, give end_date too. Leave it out if nothing is known. Same as schema.org startDate, Popolo start_date.
    """
    date_printed: Annotated[str | None, Field(pattern='[^ \\t\\r\\n]')] = None
    """
    The words with which the source gives the date, so that a reader can see what was inferred.
    """
    date_basis: Literal['stated', 'inferred', 'general-knowledge'] | None = 'stated'
    """
    stated (the default): a source gives the whole date. inferred: for instance, from a weekday or a day without a year; the notes say how. general-knowledge: from outside the sources.
    """
    end_date: Edtf | None = None
    """
    The last day of something that lasted longer than a day, as exactly as known: '2031-03-06', a month '2031-03', not before a day '2031-03-06/..'. Leave it out for what took place on one day, even if that day is not known exactly. Same as schema.org endDate, Popolo end_date.
    """
    end_date_printed: Annotated[str | None, Field(pattern='[^ \\t\\r\\n]')] = None
    """
    The words with which the source gives the end or the length, so that a reader can see what was inferred.
    """
    end_date_basis: Literal['stated', 'inferred', 'general-knowledge'] | None = 'stated'
    """
    stated (the default): a source gives the whole date. inferred: for instance, from the beginning and the length; the notes say how. general-knowledge: from outside the sources.
    """
    participants: Annotated[list[Event2Participant] | None, Field(min_length=1)] = None
    """
    Who took part, or was to take part. Same as schema.org performer and attendee, FollowTheMoney involved.
    """
    venue: Event2Venue | None = None
    """
    Where, and whether in one place. Leave it out if the sources do not say.
    """
    part_of_id: Annotated[str | None, Field(alias='part_of', max_length=120, pattern='^[a-z0-9]+(-[a-z0-9]+)*$')] = None
    """
    The id of the larger event: the meeting within a visit, the speech at a conference. Same as schema.org superEvent.
    """
    about_ids: Annotated[list[str] | None, Field(alias='about', min_length=1)] = None
    """
    The ids of the agreements (drafts included) and of the other events that this event is about: the document published, the meeting prepared. Same as schema.org about.
    """
    sources: Annotated[list[SharedV1Source], Field(min_length=1)]
    """
    The articles that say it, each with a short piece of evidence. Same as schema.org citation, Popolo sources.
    """
    origin: SharedV1Origin
    notes: Annotated[str | None, Field(pattern='[^ \\t\\r\\n]')] = None
    """
    What a reader of the record should know: where sources disagree, what was inferred and how, what is doubtful. Free text.
    """
    draft: bool | None = False
    """
    true while nobody has reviewed the record: it is checked, but kept out of the dataset.
    """
    withdrawn: SharedV1Withdrawn | None = None
    replaced_by_id: Annotated[str | None, Field(alias='replaced_by', max_length=120, pattern='^[a-z0-9]+(-[a-z0-9]+)*$')] = None
    """
    The id of the event record that took this one's place, for instance when two records were about one event.
    """

    kind_: ClassVar = 'event'
    when_: ClassVar = (('date',), ('end_date',))
    links_: ClassVar = (('participants', '[]', 'participant'), ('participants', '[]', 'representing'), ('part_of',), ('about', '[]'), ('sources', '[]', 'article'), ('replaced_by',))

    @property
    def part_of(self) -> "Event3 | None":
        """The record named in `part_of_id`, read when asked for."""
        found: Event3 | None = self._follow(self.part_of_id, Event3)
        return found

    @property
    def about(self) -> "list[Agreement2 | Event3]":
        """The records named in `about_ids`, read when asked for."""
        found: list[Agreement2 | Event3] = self._follow_all(self.about_ids, Agreement2, Event3)
        return found

    @property
    def replaced_by(self) -> "Event3 | None":
        """The record named in `replaced_by_id`, read when asked for."""
        found: Event3 | None = self._follow(self.replaced_by_id, Event3)
        return found


class Organization1(Entry):
    """
    A state, a ministry, an alliance, an outlet, any body that acts under a name of its own. Same as Popolo Organization, schema.org Organization, FollowTheMoney Organization.
    """

    model_config = ConfigDict(
        extra='forbid',
        populate_by_name=True,
    )
    schema_: Annotated[Literal['organization/1'], Field(alias='schema')]
    """
    The kind of the record and the version of its schema.
    """
    id: Annotated[str, Field(max_length=120, pattern='^[a-z0-9]+(-[a-z0-9]+)*$')]
    """
    The name of the record and of its file, in lower-case letters, digits and hyphens.
    """
    name: Annotated[str, Field(pattern='[^ \\t\\r\\n]')]
    """
    The usual name in the language of the dataset. Same as Popolo name, schema.org name.
    """
    other_names: Annotated[list[SharedV1OtherName] | None, Field(min_length=1)] = None
    """
    The full official name, abbreviations, other languages and scripts. They help to find the organization in a text. Same as Popolo other_names, schema.org alternateName.
    """
    type: Literal['state', 'government-body', 'international-organization', 'group-of-states', 'political-party', 'armed-group', 'company', 'media', 'civil-society', 'research', 'other']
    """
    What sort of organization. state: a country as a party. government-body: ministry, agency, presidency, embassy, parliament. international-organization: set up by states under a treaty. group-of-states: an informal format of states. media: outlet or agency. civil-society: association, foundation, movement, church. research: university or institute. political-party, armed-group, company, other: as the words say. Same as Popolo classification, FollowTheMoney legalForm.
    """
    country: Annotated[str | None, Field(pattern='^[A-Z]{2}$')] = None
    """
    The country it belongs to, as a code of two capital letters (ISO 3166-1): FR, UA, 'NO'. Leave it out for an international organization. Same as FollowTheMoney country.
    """
    parent_id: Annotated[str | None, Field(alias='parent', max_length=120, pattern='^[a-z0-9]+(-[a-z0-9]+)*$')] = None
    """
    The id of the organization that this one is part of. Same as Popolo parent_id, schema.org parentOrganization.
    """
    wikidata: Annotated[str | None, Field(pattern='^Q[1-9][0-9]*$')] = None
    """
    The item on Wikidata about the same person or organization, as Q and its number: Q4115189. Leave it out unless you are certain. Same as schema.org sameAs, FollowTheMoney wikidataId.
    """
    origin: SharedV1Origin
    notes: Annotated[str | None, Field(pattern='[^ \\t\\r\\n]')] = None
    """
    What a reader of the record should know: where sources disagree, what was inferred and how, what is doubtful. Free text.
    """
    draft: bool | None = False
    """
    true while nobody has reviewed the record: it is checked, but kept out of the dataset.
    """
    withdrawn: SharedV1Withdrawn | None = None
    replaced_by_id: Annotated[str | None, Field(alias='replaced_by', max_length=120, pattern='^[a-z0-9]+(-[a-z0-9]+)*$')] = None
    """
    The id of the organization record that took this one's place. (For a real successor, such as a renamed ministry, keep both records and say it in the notes.)
    """

    kind_: ClassVar = 'organization'
    when_: ClassVar = ()
    links_: ClassVar = (('parent',), ('replaced_by',))

    @property
    def parent(self) -> "Organization2 | None":
        """The record named in `parent_id`, read when asked for."""
        found: Organization2 | None = self._follow(self.parent_id, Organization2)
        return found

    @property
    def replaced_by(self) -> "Organization2 | None":
        """The record named in `replaced_by_id`, read when asked for."""
        found: Organization2 | None = self._follow(self.replaced_by_id, Organization2)
        return found


class Organization2(Entry):
    """
    A state, a ministry, an alliance, an outlet, any body that acts under a name of its own. Same as Popolo Organization, schema.org Organization, FollowTheMoney Organization.
    """

    model_config = ConfigDict(
        extra='forbid',
        populate_by_name=True,
    )
    schema_: Annotated[Literal['organization/2'], Field(alias='schema')]
    """
    The kind of the record and the version of its schema.
    """
    id: Annotated[str, Field(max_length=120, pattern='^[a-z0-9]+(-[a-z0-9]+)*$')]
    """
    The name of the record and of its file, in lower-case letters, digits and hyphens.
    """
    name: Annotated[str, Field(pattern='[^ \\t\\r\\n]')]
    """
    The usual name in the language of the dataset. Same as Popolo name, schema.org name.
    """
    other_names: Annotated[list[SharedV2OtherName] | None, Field(min_length=1)] = None
    """
    The full official name, abbreviations, other languages and scripts. They help to find the organization in a text. Same as Popolo other_names, schema.org alternateName.
    """
    type: Literal['state', 'government-body', 'international-organization', 'group-of-states', 'political-party', 'armed-group', 'company', 'media', 'civil-society', 'research', 'other']
    """
    What sort of organization. state: a country as a party. government-body: ministry, agency, presidency, embassy, parliament. international-organization: set up by states under a treaty. group-of-states: an informal format of states. media: outlet or agency. civil-society: association, foundation, movement, church. research: university or institute. political-party, armed-group, company, other: as the words say. Same as Popolo classification, FollowTheMoney legalForm.
    """
    country: Annotated[str | None, Field(pattern='^[A-Z]{2}$')] = None
    """
    The country it belongs to, as a code of two capital letters (ISO 3166-1): FR, UA, 'NO'. Leave it out for an international organization. Same as FollowTheMoney country.
    """
    parent_id: Annotated[str | None, Field(alias='parent', max_length=120, pattern='^[a-z0-9]+(-[a-z0-9]+)*$')] = None
    """
    The id of the organization that this one is part of. Same as Popolo parent_id, schema.org parentOrganization.
    """
    wikidata: Annotated[str | None, Field(pattern='^Q[1-9][0-9]*$')] = None
    """
    The item on Wikidata about the same person or organization, as Q and its number: Q4115189. Leave it out unless you are certain. Same as schema.org sameAs, FollowTheMoney wikidataId.
    """
    origin: SharedV2Origin
    notes: Annotated[str | None, Field(pattern='[^ \\t\\r\\n]')] = None
    """
    What a reader of the record should know: where sources disagree, what was inferred and how, what is doubtful. Free text.
    """
    reviews: Annotated[list[SharedV2ReviewsSharedV2Review] | None, Field(min_length=1)] = None
    """
    Who stands by the record, the earliest first. A record without an entry whose role is check or release was reviewed by nobody.
    """
    draft: bool | None = False
    """
    true while nobody has reviewed the record: it is checked, but kept out of the dataset.
    """
    embargo_until: Edtf | None = None
    """
    Not to be published before this day, in quotation marks: '2031-03-09'. Until then the record is a draft, too, which keeps it out of the dataset.
    """
    withdrawn: SharedV2Withdrawn | None = None
    replaced_by_id: Annotated[str | None, Field(alias='replaced_by', max_length=120, pattern='^[a-z0-9]+(-[a-z0-9]+)*$')] = None
    """
    The id of the organization record that took this one's place. (For a real successor, such as a renamed ministry, keep both records and say it in the notes.)
    """

    kind_: ClassVar = 'organization'
    when_: ClassVar = ()
    links_: ClassVar = (('parent',), ('replaced_by',))

    @property
    def parent(self) -> "Organization2 | None":
        """The record named in `parent_id`, read when asked for."""
        found: Organization2 | None = self._follow(self.parent_id, Organization2)
        return found

    @property
    def replaced_by(self) -> "Organization2 | None":
        """The record named in `replaced_by_id`, read when asked for."""
        found: Organization2 | None = self._follow(self.replaced_by_id, Organization2)
        return found


class Person1Position(Part):
    """
    One office or post, for one stretch of time.
    """

    model_config = ConfigDict(
        extra='forbid',
        populate_by_name=True,
        arbitrary_types_allowed=True,
    )
    title: Annotated[str, Field(pattern='[^ \\t\\r\\n]')]
    """
    What the post is called, without the organization. Same as Popolo role, schema.org roleName.
    """
    organization_id: Annotated[str | None, Field(alias='organization', max_length=120, pattern='^[a-z0-9]+(-[a-z0-9]+)*$')] = None
    """
    The id of the organization in which the post is held. Same as Popolo organization_id.
    """
    from_: Annotated[Edtf | None, Field(alias='from')] = None
    """
    When the person took the post, as exactly as known: '2030-09-01', '2030-09' or '2030'. Leave it out if unknown. Same as Popolo start_date.
    """
    to: Edtf | None = None
    """
    When the person left the post, as exactly as known: '2032-01-15', '2032-01' or '2032'. Leave it out if unknown or still held. Same as Popolo end_date.
    """
    dates_basis: Literal['stated', 'inferred', 'general-knowledge'] | None = 'stated'
    """
    stated (the default): the sources give them. inferred, or general-knowledge: where the sources name the post, but not since when.
    """
    single_seat: bool | None = False
    """
    true for a post that only one person can hold at a time, such as head of state or minister.
    """
    basis: Literal['stated', 'inferred', 'general-knowledge'] | None = 'stated'
    """
    Needed where there is no source: general-knowledge, or inferred. stated (the default): the sources say it.
    """
    sources: Annotated[list[SharedV1Source] | None, Field(min_length=1)] = None
    """
    The articles that say it, each with a short piece of evidence. Same as schema.org citation, Popolo sources.
    """

    @property
    def organization(self) -> "Organization2 | None":
        """The record named in `organization_id`, read when asked for."""
        found: Organization2 | None = self._follow(self.organization_id, Organization2)
        return found


class Person1(Entry):
    """
    A human being who speaks, takes part in events or signs agreements. Same as Popolo Person, schema.org Person, FollowTheMoney Person.
    """

    model_config = ConfigDict(
        extra='forbid',
        populate_by_name=True,
    )
    schema_: Annotated[Literal['person/1'], Field(alias='schema')]
    """
    The kind of the record and the version of its schema.
    """
    id: Annotated[str, Field(max_length=120, pattern='^[a-z0-9]+(-[a-z0-9]+)*$')]
    """
    The name of the record and of its file, in lower-case letters, digits and hyphens: given name and family name.
    """
    name: Annotated[str, Field(pattern='[^ \\t\\r\\n]')]
    """
    The name by which the person is best known, in the order in which it is spoken. Same as Popolo name, schema.org name.
    """
    other_names: Annotated[list[SharedV1OtherName] | None, Field(min_length=1)] = None
    """
    Other spellings, other scripts, former names. They help to find the person in a text. Same as Popolo other_names, schema.org alternateName.
    """
    wikidata: Annotated[str | None, Field(pattern='^Q[1-9][0-9]*$')] = None
    """
    The item on Wikidata about the same person or organization, as Q and its number: Q4115189. Leave it out unless you are certain. Same as schema.org sameAs, FollowTheMoney wikidataId.
    """
    positions: Annotated[list[Person1Position] | None, Field(min_length=1)] = None
    """
    The offices and posts the person has held, each with a source or marked as general knowledge. Same as Popolo memberships, FollowTheMoney Occupancy.
    """
    origin: SharedV1Origin
    notes: Annotated[str | None, Field(pattern='[^ \\t\\r\\n]')] = None
    """
    What a reader of the record should know: where sources disagree, what was inferred and how, what is doubtful. Free text.
    """
    draft: bool | None = False
    """
    true while nobody has reviewed the record: it is checked, but kept out of the dataset.
    """
    withdrawn: SharedV1Withdrawn | None = None
    replaced_by_id: Annotated[str | None, Field(alias='replaced_by', max_length=120, pattern='^[a-z0-9]+(-[a-z0-9]+)*$')] = None
    """
    The id of the person record that took this one's place, for instance when two records were about one person.
    """

    kind_: ClassVar = 'person'
    when_: ClassVar = (('positions', '[]', 'from'), ('positions', '[]', 'to'))
    links_: ClassVar = (('positions', '[]', 'organization'), ('positions', '[]', 'sources', '[]', 'article'), ('replaced_by',))

    @property
    def replaced_by(self) -> "Person2 | None":
        """The record named in `replaced_by_id`, read when asked for."""
        found: Person2 | None = self._follow(self.replaced_by_id, Person2)
        return found


class Statement1(Entry):
    """
    What one speaker said at one time: the words themselves (direct), or what a source says that they said (reported). One utterance carried by several articles is one statement with several sources. Same as schema.org Quotation, and as a W3C Web Annotation on each of its sources.
    """

    model_config = ConfigDict(
        extra='forbid',
        populate_by_name=True,
        arbitrary_types_allowed=True,
    )
    schema_: Annotated[Literal['statement/1'], Field(alias='schema')]
    """
    The kind of the record and the version of its schema.
    """
    id: Annotated[str, Field(max_length=120, pattern='^[a-z0-9]+(-[a-z0-9]+)*$')]
    """
    The name of the record and of its file, in lower-case letters, digits and hyphens: date, speaker, a few words.
    """
    speaker_id: Annotated[str | None, Field(alias='speaker', max_length=120, pattern='^[a-z0-9]+(-[a-z0-9]+)*$')] = None
    """
    The id of the person who said it, or of the organization if the source names no person (the ministry said). Same as schema.org spokenByCharacter, creator.
    """
    speaker_description: Annotated[str | None, Field(pattern='[^ \\t\\r\\n]')] = None
    """
    How the source describes a speaker whom it does not name. It stands instead of speaker, or beside the organization for which the speaker spoke.
    """
    position: Annotated[str | None, Field(pattern='[^ \\t\\r\\n]')] = None
    """
    The office or title that the source gives the speaker, in its own words.
    """
    said: Edtf | None = None
    """
    When it was said, as exactly as known, in quotation marks: '2031-03-04', '2031-03', or '../2031-03-05' for: not after that day. Same as schema.org dateCreated.
    """
    said_basis: Literal['stated', 'inferred', 'general-knowledge'] | None = 'stated'
    """
    stated (the default): a source gives the whole date. inferred: for instance, from a weekday, or from the article's own date; the notes say how. general-knowledge: from outside the sources.
    """
    event_id: Annotated[str | None, Field(alias='event', max_length=120, pattern='^[a-z0-9]+(-[a-z0-9]+)*$')] = None
    """
    The id of the event at which it was said: the briefing, the speech, the interview. Same as schema.org recordedAt.
    """
    addressee_id: Annotated[str | None, Field(alias='addressee', max_length=120, pattern='^[a-z0-9]+(-[a-z0-9]+)*$')] = None
    """
    The id of the person or organization to whom it was said, where the source names one. Same as schema.org recipient.
    """
    about_ids: Annotated[list[str] | None, Field(alias='about', min_length=1)] = None
    """
    The ids of the events and agreements that the statement is about. Same as schema.org about.
    """
    mode: Literal['direct', 'reported']
    """
    direct: the source gives the words in quotation marks; then quote is needed. reported: the source tells in its own words what was said; then summary is needed, and evidence in the sources. Where a source quotes a few words inside its own sentence, record those words as direct.
    """
    quote: Annotated[str | None, Field(pattern='[^ \\t\\r\\n]')] = None
    """
    The words, exactly as they stand between the quotation marks, without the marks around them. Brackets that the source printed stay; your own omissions are three dots with spaces around them or in square brackets. A quote interrupted by 'she said' in one paragraph may be written as one. Same as schema.org text, the exact text of a W3C Web Annotation TextQuoteSelector.
    """
    summary: Annotated[str | None, Field(pattern='[^ \\t\\r\\n]')] = None
    """
    What was said, in your own words. Needed for reported speech; useful beside a quote of a few words, to say what they are about. Same as schema.org abstract.
    """
    language: Annotated[str | None, Field(max_length=35, pattern='^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$')] = None
    """
    The language in which the words are given here, as a tag: en, ru, sr-Latn. If it is left out: the language of the articles.
    """
    original_language: Annotated[
        str | None, Field(max_length=35, pattern='^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$')
    ] = None
    """
    The language in which it was said, where the words given here are a translation.
    """
    original_language_basis: Literal['stated', 'inferred', 'general-knowledge'] | None = 'stated'
    """
    stated (the default): a source says it. inferred or general-knowledge: it does not.
    """
    translated_by: Annotated[str | None, Field(pattern='[^ \\t\\r\\n]')] = None
    """
    Who made the translation, as the source names them: an interpreter, an agency, the speaker's office. Write not stated where the source does not say. Same as schema.org translator.
    """
    translation_of_id: Annotated[str | None, Field(alias='translation_of', max_length=120, pattern='^[a-z0-9]+(-[a-z0-9]+)*$')] = None
    """
    The id of the statement that holds the original words. Same as schema.org translationOfWork.
    """
    paraphrase_of_id: Annotated[str | None, Field(alias='paraphrase_of', max_length=120, pattern='^[a-z0-9]+(-[a-z0-9]+)*$')] = None
    """
    Where an article retells an utterance in its own words and another one gives the speaker's words: the id of the statement that holds the words.
    """
    via_id: Annotated[str | None, Field(alias='via', max_length=120, pattern='^[a-z0-9]+(-[a-z0-9]+)*$')] = None
    """
    Where the source has these words from somebody else who reports them: the id of the statement in which they are reported, or else of the person or organization that reports them.
    """
    sources: Annotated[list[Statement1Source], Field(min_length=1)]
    """
    The articles that carry the statement. Same as schema.org citation.
    """
    origin: SharedV1Origin
    notes: Annotated[str | None, Field(pattern='[^ \\t\\r\\n]')] = None
    """
    What a reader of the record should know: where sources disagree, what was inferred and how, what is doubtful. Free text.
    """
    draft: bool | None = False
    """
    true while nobody has reviewed the record: it is checked, but kept out of the dataset.
    """
    withdrawn: SharedV1Withdrawn | None = None
    replaced_by_id: Annotated[str | None, Field(alias='replaced_by', max_length=120, pattern='^[a-z0-9]+(-[a-z0-9]+)*$')] = None
    """
    The id of the statement record that took this one's place, for instance when two records held one utterance.
    """

    kind_: ClassVar = 'statement'
    when_: ClassVar = (('said',),)
    links_: ClassVar = (('speaker',), ('event',), ('addressee',), ('about', '[]'), ('translation_of',), ('paraphrase_of',), ('via',), ('sources', '[]', 'article'), ('replaced_by',))

    @property
    def speaker(self) -> "Person2 | Organization2 | None":
        """The record named in `speaker_id`, read when asked for."""
        found: Person2 | Organization2 | None = self._follow(self.speaker_id, Person2, Organization2)
        return found

    @property
    def event(self) -> "Event3 | None":
        """The record named in `event_id`, read when asked for."""
        found: Event3 | None = self._follow(self.event_id, Event3)
        return found

    @property
    def addressee(self) -> "Person2 | Organization2 | None":
        """The record named in `addressee_id`, read when asked for."""
        found: Person2 | Organization2 | None = self._follow(self.addressee_id, Person2, Organization2)
        return found

    @property
    def about(self) -> "list[Event3 | Agreement2]":
        """The records named in `about_ids`, read when asked for."""
        found: list[Event3 | Agreement2] = self._follow_all(self.about_ids, Event3, Agreement2)
        return found

    @property
    def translation_of(self) -> "Statement2 | None":
        """The record named in `translation_of_id`, read when asked for."""
        found: Statement2 | None = self._follow(self.translation_of_id, Statement2)
        return found

    @property
    def paraphrase_of(self) -> "Statement2 | None":
        """The record named in `paraphrase_of_id`, read when asked for."""
        found: Statement2 | None = self._follow(self.paraphrase_of_id, Statement2)
        return found

    @property
    def via(self) -> "Statement2 | Person2 | Organization2 | None":
        """The record named in `via_id`, read when asked for."""
        found: Statement2 | Person2 | Organization2 | None = self._follow(self.via_id, Statement2, Person2, Organization2)
        return found

    @property
    def replaced_by(self) -> "Statement2 | None":
        """The record named in `replaced_by_id`, read when asked for."""
        found: Statement2 | None = self._follow(self.replaced_by_id, Statement2)
        return found


class Statement2Source(Part):
    """
    One article, and how it carries the words.
    """

    model_config = ConfigDict(
        extra='forbid',
        populate_by_name=True,
    )
    article_id: Annotated[str, Field(alias='article', max_length=120, pattern='^[a-z0-9]+(-[a-z0-9]+)*$')]
    """
    The id of the article's record.
    """
    quote: Annotated[str | None, Field(pattern='[^ \\t\\r\\n]')] = None
    """
    The words as this article prints them, where they differ from the quote above: a shorter piece, another wording, another language. Leave it out where they are the same.
    """
    evidence: Annotated[str | None, Field(pattern='[^ \\t\\r\\n]')] = None
    """
    A short piece of the article, word for word, that shows what is reported, or who said the words and when. At most about 25 words. Needed in at least one source of reported speech.
    """
    taken_from: Annotated[str | None, Field(max_length=120, pattern='^[a-z0-9]+(-[a-z0-9]+)*$')] = None
    """
    Where the article did not find this out by itself: the id of the article from which it has it. Then the two count as one source.
    """
    locator: SharedV2Locator | None = None
    proofs: Statement2SourceProofs | None = None
    """
    Written by the program, not by hand. They let a reader who does not have the article check that the words stand in it, against the commitment in the article's record.
    """

    @property
    def article(self) -> "Article2":
        """The record named in `article_id`, read when asked for."""
        found: Article2 = self._follow(self.article_id, Article2)
        return found


class Statement2(Entry):
    """
    What one speaker said at one time: the words themselves (direct), or what a source says that they said (reported). One utterance carried by several articles is one statement with several sources. Same as schema.org Quotation, and as a W3C Web Annotation on each of its sources.
    """

    model_config = ConfigDict(
        extra='forbid',
        populate_by_name=True,
        arbitrary_types_allowed=True,
    )
    schema_: Annotated[Literal['statement/2'], Field(alias='schema')]
    """
    The kind of the record and the version of its schema.
    """
    id: Annotated[str, Field(max_length=120, pattern='^[a-z0-9]+(-[a-z0-9]+)*$')]
    """
    The name of the record and of its file, in lower-case letters, digits and hyphens: date, speaker, a few words.
    """
    speaker_id: Annotated[str | None, Field(alias='speaker', max_length=120, pattern='^[a-z0-9]+(-[a-z0-9]+)*$')] = None
    """
    The id of the person who said it, or of the organization if the source names no person (the ministry said). Same as schema.org spokenByCharacter, creator.
    """
    speaker_description: Annotated[str | None, Field(pattern='[^ \\t\\r\\n]')] = None
    """
    How the source describes a speaker whom it does not name. It stands instead of speaker, or beside the organization for which the speaker spoke.
    """
    position: Annotated[str | None, Field(pattern='[^ \\t\\r\\n]')] = None
    """
    The office or title that the source gives the speaker, in its own words.
    """
    said: Edtf | None = None
    """
    When it was said, as exactly as known, in quotation marks: '2031-03-04', '2031-03', or '../2031-03-05' for: not after that day. Same as schema.org dateCreated.
    """
    said_basis: Literal['stated', 'inferred', 'general-knowledge'] | None = 'stated'
    """
    stated (the default): a source gives the whole date. inferred: for instance, from a weekday, or from the article's own date; the notes say how. general-knowledge: from outside the sources.
    """
    event_id: Annotated[str | None, Field(alias='event', max_length=120, pattern='^[a-z0-9]+(-[a-z0-9]+)*$')] = None
    """
    The id of the event at which it was said: the briefing, the speech, the interview. Same as schema.org recordedAt.
    """
    addressee_id: Annotated[str | None, Field(alias='addressee', max_length=120, pattern='^[a-z0-9]+(-[a-z0-9]+)*$')] = None
    """
    The id of the person or organization to whom it was said, where the source names one. Same as schema.org recipient.
    """
    channel: Literal['in-person', 'telephone', 'video-call', 'broadcast', 'social-media', 'written', 'other'] | None = (
        None
    )
    """
    By what means it was made known. in-person: spoken to those present. telephone, video-call: as the words say. broadcast: on radio, television or in a stream. social-media: a post. written: a letter, a statement on paper or on a website. other: say which in platform.
    """
    platform: Annotated[str | None, Field(pattern='[^ \\t\\r\\n]')] = None
    """
    The programme, website or network, as the source names it.
    """
    about_ids: Annotated[list[str] | None, Field(alias='about', min_length=1)] = None
    """
    The ids of the events, agreements, persons and organizations that the statement is about. Same as schema.org about.
    """
    topics: Annotated[list[str] | None, Field(min_length=1)] = None
    """
    What it is about in general, in the codes of the IPTC Media Topics. Same as schema.org keywords, NewsML-G2 subject.
    """
    mode: Literal['direct', 'reported']
    """
    direct: the source gives the words in quotation marks; then quote is needed. reported: the source tells in its own words what was said; then summary is needed, and evidence in the sources. Where a source quotes a few words inside its own sentence, record those words as direct.
    """
    quote: Annotated[str | None, Field(pattern='[^ \\t\\r\\n]')] = None
    """
    The words, exactly as they stand between the quotation marks, without the marks around them. Brackets that the source printed stay; your own omissions are three dots with spaces around them or in square brackets. A quote interrupted by 'she said' in one paragraph may be written as one. Same as schema.org text, the exact text of a W3C Web Annotation TextQuoteSelector.
    """
    summary: Annotated[str | None, Field(pattern='[^ \\t\\r\\n]')] = None
    """
    What was said, in your own words. Needed for reported speech; useful beside a quote of a few words, to say what they are about. Same as schema.org abstract.
    """
    language: Annotated[str | None, Field(max_length=35, pattern='^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$')] = None
    """
    The language in which the words are given here, as a tag: en, ru, sr-Latn. If it is left out: the language of the articles.
    """
    original_language: Annotated[
        str | None, Field(max_length=35, pattern='^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$')
    ] = None
    """
    The language in which it was said, where the words given here are a translation.
    """
    original_language_basis: Literal['stated', 'inferred', 'general-knowledge'] | None = 'stated'
    """
    stated (the default): a source says it. inferred or general-knowledge: it does not.
    """
    translated_by: Annotated[str | None, Field(pattern='[^ \\t\\r\\n]')] = None
    """
    Who made the translation, as the source names them: an interpreter, an agency, the speaker's office. Write not stated where the source does not say. Same as schema.org translator.
    """
    translation_of_id: Annotated[str | None, Field(alias='translation_of', max_length=120, pattern='^[a-z0-9]+(-[a-z0-9]+)*$')] = None
    """
    The id of the statement that holds the original words. Same as schema.org translationOfWork.
    """
    relations: Annotated[list[Statement2Relation] | None, Field(min_length=1)] = None
    """
    What this statement is to others.
    """
    via_id: Annotated[str | None, Field(alias='via', max_length=120, pattern='^[a-z0-9]+(-[a-z0-9]+)*$')] = None
    """
    Where the source has these words from somebody else who reports them: the id of the statement in which they are reported, or else of the person or organization that reports them.
    """
    sources: Annotated[list[Statement2Source], Field(min_length=1)]
    """
    The articles that carry the statement. Same as schema.org citation.
    """
    origin: SharedV2Origin
    notes: Annotated[str | None, Field(pattern='[^ \\t\\r\\n]')] = None
    """
    What a reader of the record should know: where sources disagree, what was inferred and how, what is doubtful. Free text.
    """
    reviews: Annotated[list[SharedV2ReviewsSharedV2Review] | None, Field(min_length=1)] = None
    """
    Who stands by the record, the earliest first. A record without an entry whose role is check or release was reviewed by nobody.
    """
    draft: bool | None = False
    """
    true while nobody has reviewed the record: it is checked, but kept out of the dataset.
    """
    embargo_until: Edtf | None = None
    """
    Not to be published before this day, in quotation marks: '2031-03-09'. Until then the record is a draft, too, which keeps it out of the dataset.
    """
    withdrawn: SharedV2Withdrawn | None = None
    replaced_by_id: Annotated[str | None, Field(alias='replaced_by', max_length=120, pattern='^[a-z0-9]+(-[a-z0-9]+)*$')] = None
    """
    The id of the statement record that took this one's place, for instance when two records held one utterance.
    """

    kind_: ClassVar = 'statement'
    when_: ClassVar = (('said',),)
    links_: ClassVar = (('speaker',), ('event',), ('addressee',), ('about', '[]'), ('translation_of',), ('relations', '[]', 'statement'), ('via',), ('sources', '[]', 'article'), ('sources', '[]', 'taken_from'), ('replaced_by',))

    @property
    def speaker(self) -> "Person2 | Organization2 | None":
        """The record named in `speaker_id`, read when asked for."""
        found: Person2 | Organization2 | None = self._follow(self.speaker_id, Person2, Organization2)
        return found

    @property
    def event(self) -> "Event3 | None":
        """The record named in `event_id`, read when asked for."""
        found: Event3 | None = self._follow(self.event_id, Event3)
        return found

    @property
    def addressee(self) -> "Person2 | Organization2 | None":
        """The record named in `addressee_id`, read when asked for."""
        found: Person2 | Organization2 | None = self._follow(self.addressee_id, Person2, Organization2)
        return found

    @property
    def about(self) -> "list[Event3 | Agreement2 | Person2 | Organization2]":
        """The records named in `about_ids`, read when asked for."""
        found: list[Event3 | Agreement2 | Person2 | Organization2] = self._follow_all(self.about_ids, Event3, Agreement2, Person2, Organization2)
        return found

    @property
    def translation_of(self) -> "Statement2 | None":
        """The record named in `translation_of_id`, read when asked for."""
        found: Statement2 | None = self._follow(self.translation_of_id, Statement2)
        return found

    @property
    def via(self) -> "Statement2 | Person2 | Organization2 | None":
        """The record named in `via_id`, read when asked for."""
        found: Statement2 | Person2 | Organization2 | None = self._follow(self.via_id, Statement2, Person2, Organization2)
        return found

    @property
    def replaced_by(self) -> "Statement2 | None":
        """The record named in `replaced_by_id`, read when asked for."""
        found: Statement2 | None = self._follow(self.replaced_by_id, Statement2)
        return found


class SharedV2Source(Part):
    """
    An article that says it, with the words that say it. Same as a W3C Web Annotation target: the article is its source, the evidence its selector.
    """

    model_config = ConfigDict(
        extra='forbid',
        populate_by_name=True,
    )
    article_id: Annotated[str, Field(alias='article', max_length=120, pattern='^[a-z0-9]+(-[a-z0-9]+)*$')]
    """
    The id of the article's record.
    """
    evidence: Annotated[str, Field(pattern='[^ \\t\\r\\n]')]
    """
    A short piece of the article, word for word, from which one can see that the record is right. Copy it; at most about 25 words. It may stand anywhere in the text, inside quotation marks or outside. Same as the exact text of a W3C Web Annotation TextQuoteSelector.
    """
    according_to: Annotated[list[str] | None, Field(min_length=1)] = None
    """
    Whose word it is, where the article does not say it on its own account: the ids of the statements in which it is said, or of the persons or organizations that say it. Leave it out where the article itself vouches for it.
    """
    taken_from: Annotated[str | None, Field(max_length=120, pattern='^[a-z0-9]+(-[a-z0-9]+)*$')] = None
    """
    Where the article did not find this out by itself: the id of the article from which it has it. Then the two count as one source.
    """
    locator: SharedV2Locator | None = None
    proofs: SharedV2SourceProofs | None = None
    """
    Written by the program, not by hand. They let a reader who does not have the article check that the evidence stands in it, against the commitment in the article's record.
    """

    @property
    def article(self) -> "Article2":
        """The record named in `article_id`, read when asked for."""
        found: Article2 = self._follow(self.article_id, Article2)
        return found


class Agreement2HistoryItem(Part):
    """
    One status, since when, and who says so.
    """

    model_config = ConfigDict(
        extra='forbid',
        populate_by_name=True,
        arbitrary_types_allowed=True,
    )
    status: Literal['mentioned', 'claimed', 'proposed', 'under-negotiation', 'drafted', 'answered', 'rejected', 'agreed-orally', 'agreed', 'initialled', 'adopted', 'signed', 'ratified', 'in-force', 'breached', 'suspended', 'terminated', 'superseded']
    """
    mentioned: a source speaks of it, and says nothing of how it stands. claimed: one side says that it was agreed. proposed: put to the other side. under-negotiation: the sides talk about it. drafted: a text exists. answered, rejected: by the side to which it was put. agreed-orally: accepted by word of mouth. agreed: the sources say that the sides agreed, but not in what form. initialled, adopted, signed, ratified, in-force: as in treaty practice. breached: a side is said to have broken it; it stands nevertheless. suspended, terminated: no longer applied, for a time or for good. superseded: another agreement took its place. Same as schema.org legislationLegalForce where it is law.
    """
    date: Edtf | None = None
    """
    When it reached this status, or, where that is not known, by when it had: '../2031-03-05'. Leave it out if nothing is known. Same as schema.org legislationDate.
    """
    date_printed: Annotated[str | None, Field(pattern='[^ \\t\\r\\n]')] = None
    """
    The words with which the source gives the date.
    """
    date_basis: Literal['stated', 'inferred', 'general-knowledge'] | None = 'stated'
    """
    stated (the default): a source gives the whole date. inferred: worked out; the notes say how. general-knowledge: from outside the sources.
    """
    event_id: Annotated[str | None, Field(alias='event', max_length=120, pattern='^[a-z0-9]+(-[a-z0-9]+)*$')] = None
    """
    The id of the event at which it happened.
    """
    sources: Annotated[list[SharedV2Source] | None, Field(min_length=1)] = None
    """
    The articles that say it, each with a short piece of evidence. Same as schema.org citation, Popolo sources.
    """

    @property
    def event(self) -> "Event3 | None":
        """The record named in `event_id`, read when asked for."""
        found: Event3 | None = self._follow(self.event_id, Event3)
        return found


class Agreement2Provision(Part):
    """
    One point of the agreement.
    """

    model_config = ConfigDict(
        extra='forbid',
        populate_by_name=True,
    )
    summary: Annotated[str, Field(pattern='[^ \\t\\r\\n]')]
    """
    The point, in your own words.
    """
    jointly_with_ids: Annotated[list[str] | None, Field(alias='jointly_with', min_length=1)] = None
    """
    Where the source gives the point for several agreements together, and does not say in which of them it stands: the ids of the others.
    """
    sources: Annotated[list[SharedV2Source], Field(min_length=1)]
    """
    The articles that say it, each with a short piece of evidence. Same as schema.org citation, Popolo sources.
    """

    @property
    def jointly_with(self) -> "list[Agreement2]":
        """The records named in `jointly_with_ids`, read when asked for."""
        found: list[Agreement2] = self._follow_all(self.jointly_with_ids, Agreement2)
        return found


class Agreement2(Entry):
    """
    What sides have agreed, or what one has put to another to be agreed: treaties, memoranda, oral understandings, and their drafts. The record keeps the whole dated history; the last entry is where the agreement stands. Same as schema.org Legislation where it is law, else CreativeWork. PLOVER: proposing or promising is AGREE, signing and ratifying SUPPORT.
    """

    model_config = ConfigDict(
        extra='forbid',
        populate_by_name=True,
    )
    schema_: Annotated[Literal['agreement/2'], Field(alias='schema')]
    """
    The kind of the record and the version of its schema.
    """
    id: Annotated[str, Field(max_length=120, pattern='^[a-z0-9]+(-[a-z0-9]+)*$')]
    """
    The name of the record and of its file, in lower-case letters, digits and hyphens.
    """
    title: Annotated[str, Field(pattern='[^ \\t\\r\\n]')]
    """
    The official title, or, where the sources give none, a few words in which a reader recognizes it. Same as schema.org name.
    """
    other_names: Annotated[list[SharedV2OtherName] | None, Field(min_length=1)] = None
    """
    What else it is called. Same as schema.org alternateName.
    """
    description: Annotated[str | None, Field(pattern='[^ \\t\\r\\n]')] = None
    """
    What it is about, in your own words. Same as schema.org description.
    """
    type: Literal['treaty', 'agreement', 'convention', 'protocol', 'memorandum', 'joint-statement', 'arrangement', 'understanding', 'ceasefire', 'other']
    """
    What its authors or the sources call it: treaty, agreement, convention, protocol, memorandum, joint-statement, ceasefire, other. understanding: agreed without a formal text. arrangement: between authorities, below the level of states. Same as schema.org legislationType.
    """
    instrument: Literal['text', 'exchange-of-letters', 'parallel-statements', 'oral'] | None = None
    """
    In what form it was, or is to be, made. text: one text for all sides. exchange-of-letters: letters or notes that answer each other. parallel-statements: each side states it for itself. oral: by word of mouth. Leave it out if the sources do not say.
    """
    identifiers: Annotated[list[Agreement2Identifier] | None, Field(min_length=1)] = None
    """
    Under what number it is known elsewhere. Same as schema.org legislationIdentifier.
    """
    parties_ids: Annotated[list[str] | None, Field(alias='parties', min_length=1)] = None
    """
    The states and organizations between which it is made, or is to be made. Same as FollowTheMoney involved.
    """
    history: Annotated[list[Agreement2HistoryItem], Field(min_length=1)]
    """
    What became of it, step by step, the earliest first, each with its sources. The last step is its present status.
    """
    signatories: Annotated[list[Agreement2Signatory] | None, Field(min_length=1)] = None
    """
    Who signed it, and for whom.
    """
    provisions: Annotated[list[Agreement2Provision] | None, Field(min_length=1)] = None
    """
    What it lays down, one point an entry.
    """
    related: Annotated[list[Agreement2RelatedItem] | None, Field(min_length=1)] = None
    """
    Other agreements that this one builds on, answers or replaces.
    """
    origin: SharedV2Origin
    notes: Annotated[str | None, Field(pattern='[^ \\t\\r\\n]')] = None
    """
    What a reader of the record should know: where sources disagree, what was inferred and how, what is doubtful. Free text.
    """
    reviews: Annotated[list[SharedV2ReviewsSharedV2Review] | None, Field(min_length=1)] = None
    """
    Who stands by the record, the earliest first. A record without an entry whose role is check or release was reviewed by nobody.
    """
    draft: bool | None = False
    """
    true while nobody has reviewed the record: it is checked, but kept out of the dataset.
    """
    embargo_until: Edtf | None = None
    """
    Not to be published before this day, in quotation marks: '2031-03-09'. Until then the record is a draft, too, which keeps it out of the dataset.
    """
    withdrawn: SharedV2Withdrawn | None = None
    replaced_by_id: Annotated[str | None, Field(alias='replaced_by', max_length=120, pattern='^[a-z0-9]+(-[a-z0-9]+)*$')] = None
    """
    The id of the agreement record that took this one's place, for instance when two records were about one agreement. (An agreement that supersedes another is a related agreement, not a replaced record.)
    """

    kind_: ClassVar = 'agreement'
    when_: ClassVar = (('history', '[]', 'date'),)
    links_: ClassVar = (('parties', '[]'), ('history', '[]', 'event'), ('history', '[]', 'sources', '[]', 'article'), ('history', '[]', 'sources', '[]', 'according_to', '[]'), ('history', '[]', 'sources', '[]', 'taken_from'), ('signatories', '[]', 'person'), ('signatories', '[]', 'representing'), ('provisions', '[]', 'jointly_with', '[]'), ('provisions', '[]', 'sources', '[]', 'article'), ('provisions', '[]', 'sources', '[]', 'according_to', '[]'), ('provisions', '[]', 'sources', '[]', 'taken_from'), ('related', '[]', 'agreement'), ('replaced_by',))

    @property
    def parties(self) -> "list[Organization2]":
        """The records named in `parties_ids`, read when asked for."""
        found: list[Organization2] = self._follow_all(self.parties_ids, Organization2)
        return found

    @property
    def replaced_by(self) -> "Agreement2 | None":
        """The record named in `replaced_by_id`, read when asked for."""
        found: Agreement2 | None = self._follow(self.replaced_by_id, Agreement2)
        return found


class Disagreement1Version(Part):
    """
    One version, and who has it.
    """

    model_config = ConfigDict(
        extra='forbid',
        populate_by_name=True,
    )
    value: Annotated[str, Field(pattern='[^ \\t\\r\\n]')]
    """
    What is said, in a few words of your own, or as the field of the record would have it.
    """
    statement_id: Annotated[str | None, Field(alias='statement', max_length=120, pattern='^[a-z0-9]+(-[a-z0-9]+)*$')] = None
    """
    The id of the statement in which it is said, where it is not the article that says it.
    """
    basis: Literal['stated', 'inferred', 'general-knowledge'] | None = 'stated'
    """
    stated (the default): a source says it. inferred: it follows from what a source says; the notes say how. general-knowledge: from outside the sources; then there are none.
    """
    sources: Annotated[list[SharedV2Source] | None, Field(min_length=1)] = None
    """
    The articles that say it, each with a short piece of evidence. Same as schema.org citation, Popolo sources.
    """

    @property
    def statement(self) -> "Statement2 | None":
        """The record named in `statement_id`, read when asked for."""
        found: Statement2 | None = self._follow(self.statement_id, Statement2)
        return found


class Disagreement1(Entry):
    """
    A point on which sources contradict each other, or on which one source contradicts itself, about one record: with what each of them says, and how the record deals with it.
    """

    model_config = ConfigDict(
        extra='forbid',
        populate_by_name=True,
    )
    schema_: Annotated[Literal['disagreement/1'], Field(alias='schema')]
    """
    The kind of the record and the version of its schema.
    """
    id: Annotated[str, Field(max_length=120, pattern='^[a-z0-9]+(-[a-z0-9]+)*$')]
    """
    The name of the record and of its file, in lower-case letters, digits and hyphens: that of the subject, and a word or two.
    """
    subject_id: Annotated[str, Field(alias='subject', max_length=120, pattern='^[a-z0-9]+(-[a-z0-9]+)*$')]
    """
    The id of the record that they disagree about.
    """
    issue: Literal['date', 'sequence', 'occurrence', 'place', 'participants', 'words', 'attribution', 'status', 'content', 'other']
    """
    What they disagree on. date: when. sequence: what came first. occurrence: whether it happened. place: where. participants: who took part, or who holds an office. words: how it was worded. attribution: who said or did it. status: how it stands. content: what it was about, or what it means. other: say what in the notes.
    """
    versions: Annotated[list[Disagreement1Version], Field(min_length=2)]
    """
    What is said, one version an entry.
    """
    resolution: Annotated[str | None, Field(pattern='[^ \\t\\r\\n]')] = None
    """
    Which version the record follows, and why. Leave it out while it is open.
    """
    origin: SharedV2Origin
    notes: Annotated[str | None, Field(pattern='[^ \\t\\r\\n]')] = None
    """
    What a reader of the record should know: where sources disagree, what was inferred and how, what is doubtful. Free text.
    """
    reviews: Annotated[list[SharedV2ReviewsSharedV2Review] | None, Field(min_length=1)] = None
    """
    Who stands by the record, the earliest first. A record without an entry whose role is check or release was reviewed by nobody.
    """
    draft: bool | None = False
    """
    true while nobody has reviewed the record: it is checked, but kept out of the dataset.
    """
    embargo_until: Edtf | None = None
    """
    Not to be published before this day, in quotation marks: '2031-03-09'. Until then the record is a draft, too, which keeps it out of the dataset.
    """
    withdrawn: SharedV2Withdrawn | None = None
    replaced_by_id: Annotated[str | None, Field(alias='replaced_by', max_length=120, pattern='^[a-z0-9]+(-[a-z0-9]+)*$')] = None
    """
    The id of the disagreement record that took this one's place.
    """

    kind_: ClassVar = 'disagreement'
    when_: ClassVar = ()
    links_: ClassVar = (('subject',), ('versions', '[]', 'statement'), ('versions', '[]', 'sources', '[]', 'article'), ('versions', '[]', 'sources', '[]', 'according_to', '[]'), ('versions', '[]', 'sources', '[]', 'taken_from'), ('replaced_by',))

    @property
    def subject(self) -> "Event3 | Statement2 | Agreement2 | Person2 | Organization2 | Article2":
        """The record named in `subject_id`, read when asked for."""
        found: Event3 | Statement2 | Agreement2 | Person2 | Organization2 | Article2 = self._follow(self.subject_id, Event3, Statement2, Agreement2, Person2, Organization2, Article2)
        return found

    @property
    def replaced_by(self) -> "Disagreement1 | None":
        """The record named in `replaced_by_id`, read when asked for."""
        found: Disagreement1 | None = self._follow(self.replaced_by_id, Disagreement1)
        return found


class Event3(Entry):
    """
    Something that happened, is to happen, or was said to happen, at one time or over some days: a call, a meeting, a visit, a briefing, the publication of a document. Same as schema.org Event, Popolo Event, FollowTheMoney Event.
    """

    model_config = ConfigDict(
        extra='forbid',
        populate_by_name=True,
        arbitrary_types_allowed=True,
    )
    schema_: Annotated[Literal['event/3'], Field(alias='schema')]
    """
    The kind of the record and the version of its schema.
    """
    id: Annotated[str, Field(max_length=120, pattern='^[a-z0-9]+(-[a-z0-9]+)*$')]
    """
    The name of the record and of its file, in lower-case letters, digits and hyphens: date and a few words.
    """
    title: Annotated[str, Field(pattern='[^ \\t\\r\\n]')]
    """
    A few words in which a reader recognizes the event. Same as schema.org name.
    """
    description: Annotated[str | None, Field(pattern='[^ \\t\\r\\n]')] = None
    """
    What it was about and what came of it, in your own words. Same as schema.org description.
    """
    type: Literal['call', 'video-call', 'meeting', 'visit', 'summit', 'consultation', 'talks', 'conference', 'briefing', 'speech', 'interview', 'publication', 'transmission', 'signing', 'other']
    """
    What sort of event. Conversations, which PLOVER codes as CONSULT: call (mode phone), video-call (mode phone, which covers every remote medium), meeting (no mode; multilateral within an alliance or international organization; third-party where a third side hosts), visit (mode visit), summit: a meeting of heads of state or government (as meeting), consultation: working-level or expert discussions (as meeting), talks: a conversation or negotiation where the source does not say by what means (no mode), conference: a large gathering, forum or congress (mode multilateral). Public words, which PLOVER does not code: briefing: an official answers reporters, speech, interview, publication: a document is made public. Documents: transmission: a document is handed over or sent (no PLOVER category), signing (SUPPORT). other: say what in the title.
    """
    status: Literal['proposed', 'announced', 'planned', 'ongoing', 'occurred', 'postponed', 'cancelled', 'denied']
    """
    Where it stands according to the sources, at the time they wrote. proposed: under discussion, not agreed. announced: said to be coming, no date or arrangements. planned: arranged, usually with a date. ongoing: it has begun and was not over. occurred, postponed, cancelled: as the words say. denied: a side says it did not happen or will not. Same as schema.org eventStatus; PLOVER's context future or hypothetical stands for what has not occurred.
    """
    date: Edtf | None = None
    """
    The day on which it took place or, if it lasted longer, began; in quotation marks, as exactly as known: '2031-03-04', a month '2031-03', on some day between two '2031-03-04/2031-03-06', on or before a day '../2031-03-06'. For something that lasted several days, give end_date too. Leave it out if nothing is known. Same as schema.org startDate, Popolo start_date.
    """
    date_printed: Annotated[str | None, Field(pattern='[^ \\t\\r\\n]')] = None
    """
    The words with which the source gives the date, so that a reader can see what was inferred.
    """
    date_basis: Literal['stated', 'inferred', 'general-knowledge'] | None = 'stated'
    """
    stated (the default): a source gives the whole date. inferred: for instance, from a weekday or a day without a year; the notes say how. general-knowledge: from outside the sources.
    """
    end_date: Edtf | None = None
    """
    The last day of something that lasted longer than a day, as exactly as known: '2031-03-06', a month '2031-03', not before a day '2031-03-06/..'. Leave it out for what took place on one day, even if that day is not known exactly. Same as schema.org endDate, Popolo end_date.
    """
    end_date_printed: Annotated[str | None, Field(pattern='[^ \\t\\r\\n]')] = None
    """
    The words with which the source gives the end or the length, so that a reader can see what was inferred.
    """
    end_date_basis: Literal['stated', 'inferred', 'general-knowledge'] | None = 'stated'
    """
    stated (the default): a source gives the whole date. inferred: for instance, from the beginning and the length; the notes say how. general-knowledge: from outside the sources.
    """
    participants: Annotated[list[Event3Participant] | None, Field(min_length=1)] = None
    """
    Who took part, or was to take part. Same as schema.org performer and attendee, FollowTheMoney involved.
    """
    venue: Event3Venue | None = None
    """
    Where, and whether in one place. Leave it out if the sources do not say.
    """
    part_of_id: Annotated[str | None, Field(alias='part_of', max_length=120, pattern='^[a-z0-9]+(-[a-z0-9]+)*$')] = None
    """
    The id of the larger event: the meeting within a visit, the speech at a conference. Same as schema.org superEvent.
    """
    about_ids: Annotated[list[str] | None, Field(alias='about', min_length=1)] = None
    """
    The ids of the agreements (drafts included) and of the other events that this event is about: the document published, the meeting prepared. Same as schema.org about.
    """
    codes: Annotated[list[Event3Code] | None, Field(min_length=1)] = None
    """
    What the event is in the coding schemes of event data, for those who use them.
    """
    sources: Annotated[list[SharedV2Source], Field(min_length=1)]
    """
    The articles that say it, each with a short piece of evidence. Same as schema.org citation, Popolo sources.
    """
    origin: SharedV2Origin
    notes: Annotated[str | None, Field(pattern='[^ \\t\\r\\n]')] = None
    """
    What a reader of the record should know: where sources disagree, what was inferred and how, what is doubtful. Free text.
    """
    reviews: Annotated[list[SharedV2ReviewsSharedV2Review] | None, Field(min_length=1)] = None
    """
    Who stands by the record, the earliest first. A record without an entry whose role is check or release was reviewed by nobody.
    """
    draft: bool | None = False
    """
    true while nobody has reviewed the record: it is checked, but kept out of the dataset.
    """
    embargo_until: Edtf | None = None
    """
    Not to be published before this day, in quotation marks: '2031-03-09'. Until then the record is a draft, too, which keeps it out of the dataset.
    """
    withdrawn: SharedV2Withdrawn | None = None
    replaced_by_id: Annotated[str | None, Field(alias='replaced_by', max_length=120, pattern='^[a-z0-9]+(-[a-z0-9]+)*$')] = None
    """
    The id of the event record that took this one's place, for instance when two records were about one event.
    """

    kind_: ClassVar = 'event'
    when_: ClassVar = (('date',), ('end_date',))
    links_: ClassVar = (('participants', '[]', 'participant'), ('participants', '[]', 'representing'), ('part_of',), ('about', '[]'), ('sources', '[]', 'article'), ('sources', '[]', 'according_to', '[]'), ('sources', '[]', 'taken_from'), ('replaced_by',))

    @property
    def part_of(self) -> "Event3 | None":
        """The record named in `part_of_id`, read when asked for."""
        found: Event3 | None = self._follow(self.part_of_id, Event3)
        return found

    @property
    def about(self) -> "list[Agreement2 | Event3]":
        """The records named in `about_ids`, read when asked for."""
        found: list[Agreement2 | Event3] = self._follow_all(self.about_ids, Agreement2, Event3)
        return found

    @property
    def replaced_by(self) -> "Event3 | None":
        """The record named in `replaced_by_id`, read when asked for."""
        found: Event3 | None = self._follow(self.replaced_by_id, Event3)
        return found


class Person2Position(Part):
    """
    One office or post, for one stretch of time.
    """

    model_config = ConfigDict(
        extra='forbid',
        populate_by_name=True,
        arbitrary_types_allowed=True,
    )
    title: Annotated[str, Field(pattern='[^ \\t\\r\\n]')]
    """
    What the post is called, without the organization. Same as Popolo role, schema.org roleName.
    """
    organization_id: Annotated[str | None, Field(alias='organization', max_length=120, pattern='^[a-z0-9]+(-[a-z0-9]+)*$')] = None
    """
    The id of the organization in which the post is held. Same as Popolo organization_id.
    """
    from_: Annotated[Edtf | None, Field(alias='from')] = None
    """
    When the person took the post, as exactly as known: '2030-09-01', '2030-09' or '2030'. Leave it out if unknown. Same as Popolo start_date.
    """
    to: Edtf | None = None
    """
    When the person left the post, as exactly as known: '2032-01-15', '2032-01' or '2032'. Leave it out if unknown or still held. Same as Popolo end_date.
    """
    dates_basis: Literal['stated', 'inferred', 'general-knowledge'] | None = 'stated'
    """
    stated (the default): the sources give them. inferred, or general-knowledge: where the sources name the post, but not since when.
    """
    single_seat: bool | None = False
    """
    true for a post that only one person can hold at a time, such as head of state or minister.
    """
    basis: Literal['stated', 'inferred', 'general-knowledge'] | None = 'stated'
    """
    Needed where there is no source: general-knowledge, or inferred. stated (the default): the sources say it.
    """
    sources: Annotated[list[SharedV2Source] | None, Field(min_length=1)] = None
    """
    The articles that say it, each with a short piece of evidence. Same as schema.org citation, Popolo sources.
    """

    @property
    def organization(self) -> "Organization2 | None":
        """The record named in `organization_id`, read when asked for."""
        found: Organization2 | None = self._follow(self.organization_id, Organization2)
        return found


class Person2(Entry):
    """
    A human being who speaks, takes part in events or signs agreements. Same as Popolo Person, schema.org Person, FollowTheMoney Person.
    """

    model_config = ConfigDict(
        extra='forbid',
        populate_by_name=True,
    )
    schema_: Annotated[Literal['person/2'], Field(alias='schema')]
    """
    The kind of the record and the version of its schema.
    """
    id: Annotated[str, Field(max_length=120, pattern='^[a-z0-9]+(-[a-z0-9]+)*$')]
    """
    The name of the record and of its file, in lower-case letters, digits and hyphens: given name and family name.
    """
    name: Annotated[str, Field(pattern='[^ \\t\\r\\n]')]
    """
    The name by which the person is best known, in the order in which it is spoken. Same as Popolo name, schema.org name.
    """
    other_names: Annotated[list[SharedV2OtherName] | None, Field(min_length=1)] = None
    """
    Other spellings, other scripts, former names. They help to find the person in a text. Same as Popolo other_names, schema.org alternateName.
    """
    wikidata: Annotated[str | None, Field(pattern='^Q[1-9][0-9]*$')] = None
    """
    The item on Wikidata about the same person or organization, as Q and its number: Q4115189. Leave it out unless you are certain. Same as schema.org sameAs, FollowTheMoney wikidataId.
    """
    positions: Annotated[list[Person2Position] | None, Field(min_length=1)] = None
    """
    The offices and posts the person has held, each with a source or marked as general knowledge. Same as Popolo memberships, FollowTheMoney Occupancy.
    """
    origin: SharedV2Origin
    notes: Annotated[str | None, Field(pattern='[^ \\t\\r\\n]')] = None
    """
    What a reader of the record should know: where sources disagree, what was inferred and how, what is doubtful. Free text.
    """
    reviews: Annotated[list[SharedV2ReviewsSharedV2Review] | None, Field(min_length=1)] = None
    """
    Who stands by the record, the earliest first. A record without an entry whose role is check or release was reviewed by nobody.
    """
    draft: bool | None = False
    """
    true while nobody has reviewed the record: it is checked, but kept out of the dataset.
    """
    embargo_until: Edtf | None = None
    """
    Not to be published before this day, in quotation marks: '2031-03-09'. Until then the record is a draft, too, which keeps it out of the dataset.
    """
    withdrawn: SharedV2Withdrawn | None = None
    replaced_by_id: Annotated[str | None, Field(alias='replaced_by', max_length=120, pattern='^[a-z0-9]+(-[a-z0-9]+)*$')] = None
    """
    The id of the person record that took this one's place, for instance when two records were about one person.
    """

    kind_: ClassVar = 'person'
    when_: ClassVar = (('positions', '[]', 'from'), ('positions', '[]', 'to'))
    links_: ClassVar = (('positions', '[]', 'organization'), ('positions', '[]', 'sources', '[]', 'article'), ('positions', '[]', 'sources', '[]', 'according_to', '[]'), ('positions', '[]', 'sources', '[]', 'taken_from'), ('replaced_by',))

    @property
    def replaced_by(self) -> "Person2 | None":
        """The record named in `replaced_by_id`, read when asked for."""
        found: Person2 | None = self._follow(self.replaced_by_id, Person2)
        return found


class Record(
    RootModel[
        Agreement1
        | Agreement2
        | Article1
        | Article2
        | Disagreement1
        | Event1
        | Event2
        | Event3
        | Organization1
        | Organization2
        | Person1
        | Person2
        | Statement1
        | Statement2
    ]
):
    model_config = ConfigDict(defer_build=True)
    root: Annotated[
        Agreement1 | Agreement2 | Article1 | Article2 | Disagreement1 | Event1 | Event2 | Event3 | Organization1 | Organization2 | Person1 | Person2 | Statement1 | Statement2,
        Field(discriminator='schema_'),
    ]


# The newest version of each kind
Agreement = Agreement2
Article = Article2
Disagreement = Disagreement1
Event = Event3
Organization = Organization2
Person = Person2
Statement = Statement2
