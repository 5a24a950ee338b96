CODE = "fr"
NAME = "French"
NEGATIONS = """
ne n' pas jamais aucun aucune aucuns aucunement rien sans ni nul nulle nullement personne guère non non-*
nulle_part
"""
EXCUSED = """
non_plus un_pas le_pas les_pas des_pas quelques_pas premier_pas premiers_pas pas_à_pas ce_pas du_pas au_pas
deux_pas trois_pas quatre_pas cinq_pas dix_pas cent_pas mille_pas
une_personne la_personne cette_personne chaque_personne en_personne par_personne non_seulement sans_doute
sans_cesse sans_aucun_doute n'_est-ce_pas
"""
REVERSING = """
tout_sauf
refus* renonc* échou* échec* nie nient nier niait nié démen* rejet* empêch* interdi* évit* oubli* omet* omis*
cess* arrêt* abandonn* annul* suspend* suspens* report* dout* contest* manqu* faute_de au_lieu plutôt_que
loin_de loin_d' hormis sauf excepté except* impossible* incapable* faux fausse fausses mensonge* menti* ment
mentent tort erreur contre contraire contrairement désavou* désist* recul* rétract* révoqu* retir* boycott*
abstenu* abstien* absten* hésit* privé* prive* peu moins pire prétend* espèr* espér* souhait* tent* essay*
voul* voud* veut veulent projet* menac* compt* prévo* envisag* à_moins s'oppos* oppos* dissuad* néglig*
dédaign* exclu* exclure bloqu* veto failli* faill* frôl* dispens* défend* abst* refoul* écart* ajourn* retard*
regrett* loup* raté perd* prétendent ratés ratée ratent rater
"""
RESTRICTING = """
zéro
si s' seulement seul seule presque quasi quasiment peut-être sinon pourvu condition conditions sous_réserve
à_condition au_cas lorsque quand jusqu' jusque éventuellement probablement prétendument soi-disant
apparemment partiellement parfois à_peine pourrait pourraient devrait devraient serait seraient aurait
auraient faudrait tant_que dès_que uniquement simplement vraisemblablement censé* supposé* théoriquement
moyennant autrement davantage à_défaut tout_juste pratiquement rarement peu_de prétend* aurais serais ferait
feraient aimerai* voudrai* *eraient failli difficilement temporairement provisoirement faussement vainement
potentiellement hypothétiquement nominalement officieusement occasionnellement d'_après avis à_en_croire
à_contrecœur malgré_nous malgré_moi malgré_lui malgré_elle trop_tard à_moitié à_l'_essai sous_la_contrainte
tout_au_plus au_plus au_mieux pour_rire en_vain par_erreur sous_contrainte de_force
"""
CONDITIONS = """
si pourvu à_condition sous_réserve à_moins sauf excepté au_cas à_l'exception hormis tant_que en_cas
selon_que hors moyennant s'_il s'_ils s'_elle s'_on dès_que_la dès_que_le dès_que_nous une_fois_que sauf_si
"""
LIMITS = """
seulement uniquement simplement presque quasi quasiment peut-être à_peine prétendument soi-disant
partiellement théoriquement apparemment si s'_il s'_ils pour_l'_instant pour_le_moment peu_de_gens
certains_disent d'_aucuns en_théorie sur_le_papier
"""
HEDGES = """
théorie papier partie principe réserve* cas chance instant avis mesure mots apparence* peine difficulté*
condition* restriction* exception* yeux parole* rigueur limite* risque* accord sens gré égard* plaisanterie
hésitation occasion* autre rêve* crédit rare* mieux pire temps_à_autre recours reculons contrecœur
cauchemar* roman conte fable fiction simulation scénario légende rumeur*
paraît-il dires aux_dires
"""
GOVERNING = "à que qu' de d' si"
PRONOUNS = """
je j' me m' moi nous te t' toi tu vous il elle on ils elles le la les l' lui leur eux se s' ce c' ça cela ceci
celui celle ceux celles y en qui eux-mêmes lui-même elle-même celui-ci celle-ci ceux-ci celles-ci
"""
FIRST_PERSON = "je j' me m' moi mon ma mes nous notre nos te t' toi ton ta tes tu vous votre vos"
DETERMINERS = """
le la les l' un une des du ce cet cette ces mon ma mes notre nos ton ta tes votre vos son sa ses leur leurs au
aux
"""
GENITIVE = ""
OF = "de du des d'"
TIME = """
dernier dernière prochain prochaine
lundi mardi mercredi jeudi vendredi samedi dimanche jour jours semaine semaines mois an ans année années
heure heures minute minutes matin matinée midi après-midi soir soirée nuit nuits aube printemps été automne
hiver siècle hier aujourd'hui noël pâques week-end janv janvier févr février mars avr avril mai juin juil
juillet août sept septembre oct octobre nov novembre déc décembre
"""
RELATIVE_TIME = """
dernier dernière derniers dernières prochain prochaine prochains prochaines passé passée suivant suivante
précédent précédente
"""
PREPOSITIONS = """
à au aux de du des d' dans en sur sous avec pour par depuis pendant durant après avant chez vers entre parmi
devant derrière dès lors près autour envers malgré grâce outre via voici
"""
QUANTIFIERS = """
tout toute tous toutes chaque plusieurs quelques quelque certains certaines certain certaine beaucoup peu plus
moins assez trop tant plupart moitié majorité minorité autre autres aucun aucune divers diverses maint quelqu'
quelques-uns quelqu'un chacun chacune nombre nombreux nombreuses la_plupart partie
"""
NUMBERS = """
zéro deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-* vingt vingt-*
trente trente-* quarante quarante-* cinquante cinquante-* soixante soixante-* quatre-* septante nonante cent
cents mille million millions milliard milliards dizaine dizaines douzaine vingtaine trentaine cinquantaine
centaine centaines millier milliers moitié double tiers quart premier première second seconde deuxième
troisième fois
"""
ADVERBS = """
*ment bientôt maintenant alors toujours souvent encore déjà très bien aussi même hier demain aujourd'hui ici
là peut-être volontiers enfin ensuite puis jadis tard tôt peu trop presque désormais autrefois parfois
"""
AUXILIARIES = """
suis es est sommes êtes sont était étaient étais sera seront serait seraient été être ai as a avons avez ont
avait avaient aura auront aurait auraient eu avoir peut peuvent pouvait pourra pourrait doit doivent devait
devra devrait veut veulent voulait voudrait va vont allait fait font faire faut espère espèrent qui que
"""
SAYING = """
lâche lâché
dit dis disait disent dire dit-* déclaré déclare déclarait affirmé affirme affirmait affirment expliqué
explique expliquait expliquent souligné souligne soulignait estimé estime estimait estiment assuré assure
assurait précisé précise précisait indiqué indique indiquait lancé lance lançait insisté insiste insistait
rappelé rappelle rappelait raconté raconte racontait écrit écrivait confié confie confiait prévenu prévient
martelé martèle selon exclamé exclame plaisanté plaisante plaisantait regretté regrette regrettait reconnu
reconnaît reconnait admis admet avoué avoue confirmé confirme commenté commente résumé résume jure juré jurait
promet promis prédit assène asséné soupiré soupire sourit souri ironise ironisé tranche tranché témoigne
témoigné note noté observe observé remarque remarqué juge jugé pense pensait croit croyait considère considéré
plaide plaidé déplore déplorait dénonce dénoncé réclame réclamé avertit averti alerte alerté murmure murmuré
crie crié tempête fulmine s'enthousiasme enthousiasme réjouit réjoui réjouie félicite félicité félicitée
exclamée emportée enthousiasmée indigne indigné indignée
étonne étonné étonnée inquiète inquiété inquiétée amuse amusé amusée moque moqué moquée désole désolé désolée
détaille détaillé
analyse analysé relève relevé glisse glissé annonce annoncé révèle révélé appris apprend fait_savoir
fait_valoir peste s'emporte rit
souffle soufflé savoure savouré jubile jubilé exulte exulté s'exclame s'amuse craint craignait redoute
redoutait rigole rigolé conseille conseillé recommande recommandé grince s'agace agace agacé s'étonne propose
proposé ordonne supplie hurle
"""
ASKING = "demande demandé demandait demandent demande-* interroge interrogé interroge-* questionne questionné"
REPLYING = """
répond répondu répondait répondent répond-* rétorque rétorqué réplique répliqué riposte riposté objecte
objecté coupe coupé interrompt interrompu conteste contesté proteste protesté oppose opposé renchérit renchéri
tacle
"""
CONTINUING = """
ajoute ajouté ajoutait ajoutent ajoute-* poursuit poursuivi poursuivait poursuit-* continue continué conclut
conclu conclut-* reprend repris enchaîne enchaîné complète complété répète répété
"""
SUBJECT_PRONOUNS = "il elle ils elles on"
CONJUNCTIONS = "et mais ou tandis car donc or puis quand lorsque comme alors pendant parce"
TITLES = """
m mm mme mlle mmes dr me monsieur madame maître président présidente ministre maire directeur directrice
porte-parole roi reine général professeur juge pape évêque père sœur frère secrétaire chef sénateur sénatrice
député députée entraîneur premier
"""
ABBREVIATIONS = """
m mm mme mlle mmes dr me st ste av bd etc cf p.ex c.-à-d env n° art vol janv févr avr juil sept oct nov déc jr
"""
FUNCTION = """
de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se sont avec ce il ont aux son
mais d' l' qu' ou comme été nous cette ces leur sa ses elle même tout aussi sans fait entre être deux peut
après très y avait ils j' c' n' s' notre nos vous votre vos je on où dont donc si lui
"""
QUESTIONS = """
qui que quoi quand où pourquoi comment combien quel quelle quels quelles est-ce est-il est-elle qu'est-ce
lequel laquelle lesquels *-t-il *-t-elle *-il *-elle *-vous *-tu *-nous *-ils *-elles *-on *-ce *-je
"""
LABELS = "question réponse q r journaliste animateur animatrice modérateur modératrice"
RELATIVES = "qui dont que qu' où"
INFINITIVES = "*er *ir *oir *dre"
COMPARING = "que qu'"
MARKS = ("«»", "“”", '""', "‹›", "‘’")
DASH = "—–-"
DASH_GOES_ON = True
INSIDE = True
