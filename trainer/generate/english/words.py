"""The closed classes of English, on which every rule leans; all members in lower case."""

from __future__ import annotations

import re


def words(text: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(text.split())


def one_of(text: str) -> str:
    """A regular expression for any of the words of a text; ``_`` stands for a space."""
    return "(?:" + "|".join(re.escape(word.replace("_", " ")) for word in text.split()) + ")"


ARTICLES = words("a an the")
POSSESSIVES = words("its their his her our your my whose")
DEMONSTRATIVES = words("this that these those such")
QUANTIFIERS = words(
    "all any both each either enough every few fewer less little many more most much neither no"
    " none several some various numerous certain another other one two three four five six seven"
    " eight nine ten half countless multiple"
)
DETERMINERS = ARTICLES | POSSESSIVES | DEMONSTRATIVES | QUANTIFIERS
PERSONAL = words(
    "i you he she it we they me him them us myself yourself himself herself itself themselves"
    " ourselves mine yours hers ours theirs"
)
PRONOUNS = PERSONAL | words(
    "this that these those there here who whom what which someone anyone everyone nobody somebody"
    " anybody everybody something anything everything nothing others one"
)
RELATIVES = words("that which who whom whose where")
BE = words("is are was were")
HAVE = words("has have had")
MODALS = words("can cannot could may might must will would shall should")
DO = words("do does did")
AUXILIARIES = BE | HAVE | MODALS | DO
PREPOSITIONS = words(
    "of in on at by for from to with without within into onto over under between among through"
    " throughout during across against along around behind below beneath beside beyond despite"
    " except inside near outside per since toward towards until upon via versus like unlike about"
    " above after before as than amid regarding concerning including"
)
COORDINATORS = words("and or but nor so yet")
SUBORDINATORS = words(
    "because although though while whereas if unless when whenever once until since after before"
    " as that whether lest wherever how why what"
)
CONNECTIVES = words(
    "however therefore thus moreover furthermore additionally also then hence consequently"
    " nevertheless nonetheless instead similarly likewise finally indeed again accordingly first"
    " second third firstly secondly thirdly lastly next meanwhile otherwise specifically generally"
    " typically usually often sometimes basically essentially importantly notably traditionally"
    " historically technically fortunately unfortunately interestingly clearly overall besides"
    " still today now ultimately eventually initially originally broadly simply"
)
CONNECTIVE_PHRASES = (
    "in addition", "in fact", "in general", "in contrast", "in other words", "in short",
    "in particular", "in conclusion", "in summary", "in essence", "as a result", "as a rule",
    "as such", "as mentioned", "by contrast", "by comparison", "on the other hand",
    "for this reason", "of course", "at the same time", "for the most part", "in turn",
    "in many cases", "in some cases", "in most cases", "that is", "simply put", "to begin with",
    "put simply", "in the end", "on average", "in practice", "in reality", "in this way",
    "more specifically", "more generally", "in many ways", "in part", "above all",
    "strictly speaking", "broadly speaking", "generally speaking", "to put it simply",
    "for example", "for instance", "as an example", "as noted", "in the same way", "to be sure",
)  # fmt: skip
ADVERBS = words(
    "also often usually typically generally commonly sometimes always never not only just mainly"
    " primarily mostly largely simply originally formally frequently normally then therefore thus"
    " currently still now first essentially basically ultimately both even rarely seldom too very"
    " almost nearly again however instead actually already almost together soon later ever hence"
    " perhaps merely rather quite well long"
)
SUBJECTIVE = words(
    "important major key common good great significant difficult best better useful popular hard"
    " easy main crucial essential vital critical powerful interesting excellent perfect serious"
    " big huge small large real simple complex problem challenge question matter issue example"
    " result consequence reason case fact part time day thing instance product sign mistake bit lot"
    " success failure topic step start beginning favorite classic notable prime necessary possible"
    " famous leading central fundamental strong weak growing promising relatively fairly testament"
    " priority concern choice option solution must source basis heart core center centre first last"
    " default"
    " way ways term word name more similar different same another"
)
SIZES = words(
    "small large simple complex common main central strong weak big huge real hard powerful popular"
)
RELATIONAL = words(  # what they mean depends on what is spoken of
    "conventional traditional standard existing current modern alternative additional further"
    " previous earlier later recent new old usual ordinary typical normal relevant related"
    " corresponding resulting remaining external internal available known well-known nearby"
    " surrounding potential likely obvious prominent large-scale recognized other another such"
    " same different similar specific particular certain following final entire whole total final"
    " next first second third initial original overall respective various individual special"
)
GENERIC_NOUNS = words(
    "answer area aspect author case chapter class component concept condition consequence country"
    " data difference effect element event evidence example fact factor feature field form"
    " function goal group idea information issue item key kind level list lot man matter meaning"
    " member method model name nature number object one part patient people period person place"
    " point problem process product program purpose question reader reason region relationship"
    " researcher result role rule same section sentence set side situation size solution sort"
    " source stage state step story structure student study subject system task technique term"
    " thing time topic type unit use user value version way woman word work world year team"
    " approach strategy property change latter former rest majority amount degree extent end"
    " beginning series cause outcome position opposite difficulty advantage disadvantage benefit"
    " challenge implication distinction principle theme notion mechanism thought claim move"
    " pattern practice experience response action activity decision experiment instrument figure"
    " image diagram table graph picture equation formula law policy plan movement policymakers"
    " man men women children scientists researchers students experts scholars authors readers"
)
PEOPLE_NOUNS = words(
    "girl boy teenager baby adult patient patients"
    " person people individual individuals someone anyone those child children man men woman women"
    " king queen emperor president leader poet writer author artist composer painter general"
    " soldier monk priest pope nun saint prince princess nobleman statesman philosopher physicist"
    " chemist biologist mathematician engineer inventor explorer politician lawyer doctor"
    " physician surgeon nurse teacher professor scholar historian economist psychologist"
    " sociologist anthropologist astronomer naturalist scientist activist reformer journalist"
    " novelist architect sculptor musician singer actor actress director officer commander"
    " governor senator mayor judge farmer merchant banker businessman businesswoman industrialist"
    " entrepreneur programmer designer founder pioneer theorist linguist geologist botanist"
    " curator mariner captain pilot chancellor secretary chairman commissioner editor publisher"
    " printer bishop archbishop cardinal duke earl baron knight playwright dramatist theologian"
    " missionary friar rabbi sultan tsar chief warrior abolitionist orator chairwoman clerk"
    " congressman congresswoman ambassador guitarist dancer filmmaker producer photographer"
    " pirate hunter critic preacher minister diplomat conqueror navigator sailor admiral"
    " revolutionary member official servant adviser envoy engraver sedimentologist"
)
EVENT_PREPOSITIONS = words("in on during by after before since until around at between from")
PEOPLES = words(
    "afghan african albanian algerian american arab argentine armenian asian athenian australian"
    " austrian aztec babylonian bangladeshi basque belgian bolivian brazilian british briton"
    " bulgarian burmese byzantine cambodian canadian carthaginian catalan celt chilean chinese"
    " colombian congolese croatian cuban czech dane danish dutch ecuadorian egyptian english"
    " eritrean estonian ethiopian european filipino finn finnish flemish frank french gaul german"
    " ghanaian goth greek haitian hawaiian hebrew hittite hungarian icelandic inca incan indian"
    " indonesian inuit iranian iraqi irish iroquois israeli israelite italian jamaican japanese"
    " javanese jordanian kenyan korean kurd kurdish latin latino latvian lebanese libyan"
    " lithuanian macedonian malay malaysian maori maya mayan mesopotamian mexican mongol mongolian"
    " moroccan nepali nigerian norman norwegian ottoman pakistani palestinian persian peruvian"
    " phoenician pole polish polynesian portuguese prussian roman romanian russian saudi saxon"
    " scot scottish serb serbian sicilian sioux slav slavic slovak slovene somali soviet spaniard"
    " spanish spartan sudanese sumerian swede swedish swiss syrian taiwanese tamil tatar thai"
    " tibetan trojan tunisian turk turkish ugandan ukrainian uzbek venetian venezuelan vietnamese"
    " viking visigoth welsh yemeni zulu cherokee navajo apache christian muslim jew jewish hindu"
    " buddhist catholic protestant puritan quaker calvinist lutheran mormon sikh anglican"
    " presbyterian methodist baptist jesuit confucian taoist"
)
MONTHS = words(
    "january february march april may june july august september october november december"
)
NUMERALS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10,
}  # fmt: skip

STATES = words(  # verbs that tell how a thing is or fares, not what it does
    "be have need include become seem appear remain contain lack consist belong require mean cost"
    " deserve matter exist vary differ tend depend last cover lie stand involve refer occur happen"
    " begin start end stay feel look know think believe say see find want like love resemble take"
    " follow come go get receive face enjoy suffer weigh equal number measure fall rise"
    " pose represent concern"
)
