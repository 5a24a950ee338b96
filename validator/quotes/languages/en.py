CODE = "en"
NAME = "English"
NEGATIONS = """
nowise
not no never none nobody nothing neither nor nowhere without cannot no-one hardly barely scarcely rarely
seldom nay *n't dont doesnt didnt wont cant isnt arent wasnt werent wouldnt shouldnt couldnt hasnt havent
hadnt aint nope non-*
"""
EXCUSED = "no_doubt no_longer_than not_only nothing_but without_doubt"
REVERSING = """
refus* fail failed fails failing failure* deny denies denied denying denial* declin* reject* unable unwilling
unlikely impossible impossibl* stop stopped stops stopping ceas* prevent* prohibit* forbid* forbad* forgot
forget forgets forgotten avoid* abandon* cancel* abolish* oppos* object objected objects disput* doubt*
disagree* dismiss* lack lacks lacked lacking neglect* omit* abstain* abstention* refrain* resist* renounc*
repudiat* disavow* disown* contradict* retract* revok* withdr* rescind* veto* ban banned bans banning block
blocked blocks halt* reluctan* hesitat* loath instead far_from short_of rather_than anything_but free_of
free_from rid incapable inability untrue false falsely wrong wrongly lie lied lies lying myth pretend*
illusion* fake mistak* unthinkable inconceivable out_of_the_question too_early too_late too_little gave_up
give_up given_up giving_up quit stay_away stayed_away turned_down turn_down ruled_out rule_out ended_up
dropped drop_the postpon* suspend* delay* less fewer least minus nix averse rul* against except* excluding
exclud* barring bar save_for other_than opposite contrary reverse* hoped hope hopes hoping wish* wanted_to
want_to try tried tries trying attempt* plan_to planned_to intend* threaten* promised_to would_like nearly
stopped_short short ceased scrap* shelv* opt_out opted_out opts_out fall_short fell_short backed_out
pulled_out lost lose loses losing miss missed misses missing regret* dreamt unlike
"""
RESTRICTING = """
zero
so_to_speak
ill insufficient*
over_my_dead_body
if unless only almost nearly perhaps maybe possibly probably allegedly supposedly reportedly apparently
seemingly might could would may_or_may should merely just provided providing conditional* condition
conditions whether until till lest otherwise assuming suppos* ostensibly purportedly purported alleged
so-called partly partially mostly mainly sometimes occasionally in_theory at_least at_most at_best up_to
as_long_as so_long_as in_case even_if depending depends subject_to theoretically hypothetical* presumably
virtually practically somewhat as_if as_though pending once_the whenever few all_but infrequently
purported_to claim claims claimed rumour* rumor* imagin* dream* narrowly scant by_no_means two_of one_of
most_of some_of temporarily vainly nominally potentially provisionally unofficially but_for opinion
in_his_view in_her_view in_their_view in_the_view in_our_view in_my_view in_your_view in_the_eyes
to_his_mind to_her_mind to_my_mind own_account
half-heartedly half-hearted grudgingly unwillingly reluctantly as_good_as as_a_joke in_jest under_duress
on_trial in_vain by_mistake for_show
"""
CONDITIONS = """
if unless provided as_long_as so_long_as only_if in_case on_condition on_the_condition subject_to
depending_on assuming supposing except excepting contingent conditional_on pending with_the_exception
apart_from aside_from other_than save_for barring so_far_as insofar providing_that as_soon_as_the
as_soon_as_we as_soon_as_they as_soon_as_it once_the once_we once_they once_it once_he once_she once_our
"""
LIMITS = """
only almost nearly merely hardly barely scarcely perhaps maybe allegedly supposedly partly theoretically
in_theory at_most virtually practically purportedly seemingly if unless whether as_if as_though for_now
for_the_moment few some_say claims so_called on_paper nominally they_claim some_claim people_claim
"""
HEDGES = """
report reports
theory paper principle part parts name luck pinch extent degree cases case view appearance appearances
protest reservation* caveat* restriction* limit* difficulty effort reluctance hesitation hindsight accounts
way means moment present being now most words speaking practice exception* approval permission consent sense
eyes risk rumour* belief hopes dreams jest irony fiction rare occasion* resort fee blue_moon dream credit
dint intervals times best worst form sorts odd
play nightmare* fantasy novel simulation drill rehearsal script myth legend rumour* rumor* fiction
puts_it put_it had_it has_it mind
"""
GOVERNING = "to that whether how why"
PRONOUNS = """
i me mine we us ours you yours he him his she her hers it its they them theirs this that these those who whom
himself herself itself themselves he's she's it's they're that's he'd they'd
"""
FIRST_PERSON = "i me my mine we us our ours you your yours"
DETERMINERS = "the a an this that these those my our your his her its their"
GENITIVE = "*'s *s'"
OF = "of"
TIME = """
o'clock oclock
monday tuesday wednesday thursday friday saturday sunday *day days week weeks weekend month months year
years hour hours minute minutes morning mornings noon afternoon evening evenings night nights dawn dusk
midnight spring summer autumn winter fall century decade yesterday today tonight daybreak sunrise sunset
christmas easter jan january feb february mar march apr april may jun june jul july aug august sep september
oct october nov november dec december
"""
RELATIVE_TIME = "last next coming previous following early late mid"
PREPOSITIONS = """
in on at of from with by for since during after before under over through across around near between among
behind beyond inside outside within throughout along beside alongside into onto upon above below past toward
towards via despite because_of thanks_to due_to amid opposite off about as back_to over_to
"""
PARTICLES = "up out off down away back on over in apart aside by through around"
QUANTIFIERS = """
all every each any some many much few several most more both half no either neither another other others
enough plenty lots everybody everyone everything somebody someone anybody anyone anything whole entire
numerous countless various majority minority majorities part parts certain nobody
"""
NUMBERS = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand
thousands million millions billion billions trillion trillions dozen dozens half double twice once third
quarter single pair first second twenty-* thirty-* forty-* fifty-* sixty-* seventy-* eighty-* ninety-*
"""
ADVERBS = """
last
next besides meanwhile otherwise likewise *ly soon now then always often again already still yet very quite
too also ever even indeed well today tomorrow yesterday tonight later before after here there perhaps maybe
away back down up out off on over however though so thus almost just twice once together instead rather
somewhat
"""
AUXILIARIES = """
be is are was were been being am do does did done have has had having will would shall should can could may
might must ought need dare let used going want wants wanted hope hopes hoped try tried tries plan plans
planned to who which
"""
SAYING = """
assured assures assuring swore swears
said say says saying told tell tells telling stated states stating noted notes noting explained explains
explaining argued argues arguing insisted insists insisting stressed stresses stressing emphasized emphasised
emphasizes emphasises declared declares declaring announced announces claimed claims claiming remarked remarks
warned warns warning wrote writes writing written tweeted posted posts recalled recalls admitted admits
acknowledged acknowledges concluded concludes confirmed confirms commented comments observed observes
suggested suggests quipped quips joked jokes according pointed points went underlined underlines underscored
underscores reiterated reiterates asserted asserts recounted recounts maintained maintains cautioned cautions
growled growls laughed laughs smiled smiles sighed sighs shrugged shrugs whispered whispers shouted shouts yelled yells
cried cries mused muses grinned grins chuckled chuckles exclaimed exclaims murmured murmurs muttered mutters mumbled
snapped snaps boasted boasts lamented laments complained complains predicted predicts pledged pledges promised
promises vowed vows urged urges thundered opined opines reckoned reckons testified testifies reported reports
recommended advised advises affirmed affirms contended contends conceded concedes revealed reveals disclosed
discloses marvelled marveled enthused enthuses gushed raved joshed cracked deadpanned fumed barked reflected
reflects summed remembered remembers thought thinks believes believed hailed praised described describes
texted emailed e-mailed
"""
ASKING = "asked asks asking inquired inquires enquired enquires wondered wonders questioned queried"
REPLYING = """
replied replies replying answered answers answering responded responds responding retorted retorts countered
counters interrupted interrupts interjected interjects disagreed disagrees objected objects rejoined
contradicted protested protests cut_in chimed chimes shot_back hit_back fired_back interposed agreed agrees
broke_in demurred
"""
CONTINUING = """
added adds adding continued continues continuing went_on goes_on going_on concluded concludes repeated repeats
resumed
"""
SUBJECT_PRONOUNS = "he she they it"
CONJUNCTIONS = "and but or while whereas as because although though nor yet when since after before if"
TITLES = """
mr mrs ms miss dr sir dame lord lady prof professor president minister mayor senator sen rep gov governor
judge justice general gen captain capt chairman chairwoman chair director headmaster headmistress spokesman
spokeswoman spokesperson king queen prince princess pope bishop father sister brother secretary ambassador
officer chief coach
"""
ABBREVIATIONS = """
mr mrs ms dr st sen rep gov gen col lt sgt capt prof jr sr hon rev maj adm vs etc inc ltd corp co u.s u.k u.n
e.g i.e p.m a.m no nos jan feb mar apr jun jul aug sept oct nov dec mon tue wed thu fri sat sun ala ariz ark
calif colo conn del fla ga ill ind kan ky la md mass mich minn mo mont neb nev n.h n.j n.m n.y n.c n.d okla
ore pa r.i s.c s.d tenn tex vt va wash w.va wis wyo r-* d-* ph.d m.d b.a m.a messrs supt det insp dept approx
est fig vol ave blvd rd mt ft
"""
FUNCTION = """
the of and to in a is that for it as was with be by on not he his but at are this have from or had an they
which one you were all her she there would their we him been has when who will no more if out so what up its
about into than them can only other some could these two may then do any my now such like our over me even
most after also did many off before must well back through where much your down should because those
how too good i am us
"""
QUESTIONS = """
who what when where why how which whose whom is are was were do does did have has had will would can could
should shall may might am isn't aren't don't doesn't didn't won't can't couldn't wouldn't shouldn't haven't
hasn't
"""
LABELS = "q a question answer reporter moderator interviewer host"
RELATIVES = "who which whose whom that"
INFINITIVES = ""
COMPARING = "than"
MARKS = ("“”", '""', "‘’", "''", "«»")
DROPS_THAT = True
