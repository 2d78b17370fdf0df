"""Verbs that expository prose is built of, with their forms, so that a clause can be found.

Regular forms follow the spelling rules; irregular ones and doubled consonants are
listed. A verb that is more often a noun (``NOUNISH``) counts as a verb only where
nothing else in its clause can be one.
"""

from __future__ import annotations

from trainer.generate.english.words import words

_REGULAR = words(
    "absorb accelerate accept access accommodate accompany accomplish account accumulate achieve"
    " acquire act activate adapt add address adhere adjust administer adopt advocate affect affirm"
    " aid aim align allege allocate allow alter analyze analyse announce answer appear apply"
    " appoint approach approve argue arrange arrest arrive ask assemble assert assess assign"
    " assist associate assume attach attack attain attempt attend attract avoid balance base"
    " behave believe belong benefit block boost borrow bounce calculate call capture carry cause"
    " challenge change characterize check circulate claim classify clean close coin collaborate"
    " collapse collect colonize combine comment communicate compare compete compile complete"
    " comply compose compress comprise compute concern conclude conduct configure confirm"
    " connect conquer consider consist constitute constrain construct consume contain"
    " continue contract contrast contribute convert convey cool copy correct correlate"
    " correspond cover create cross damage deal decay decide declare decline decrease defeat"
    " defend define degrade delay delegate delete deliver demand demonstrate deny depend depict"
    " deploy deposit derive describe deserve design destroy detect determine develop deviate"
    " diagnose dictate die differ diffuse digest diminish direct disappear discharge discourage"
    " discover discuss display dissolve distinguish distribute divide dominate double earn"
    " edit educate elect elicit eliminate embrace emerge emit emphasize employ enable enact"
    " encode encounter encourage end enforce engage enhance enjoy ensure enter equal erode"
    " escape establish estimate evaluate evaporate evolve examine exceed exchange excite"
    " exclude execute exercise exert exhibit exist expand expect experience explain exploit"
    " explore export expose express extend extract face facilitate fail favor favour fill filter"
    " finance fire fix flow focus fold follow force form formalize found function fund gain"
    " gather generate govern grant guarantee guard guide handle happen harm help highlight host"
    " identify ignore illustrate imagine implement imply import impose improve include"
    " incorporate increase indicate induce infect infer influence inform inherit inhibit"
    " initiate inject insert inspire install integrate intend intensify interact interfere"
    " interpret introduce invade invent invest investigate involve isolate issue join judge"
    " justify kill label lack land last launch learn liberate lie limit link list live load locate"
    " lock look lose lower maintain manage manipulate manufacture mark match mature measure"
    " mediate merge migrate minimize modify monitor motivate mount move multiply name need"
    " neutralize note obey observe obtain occupy occur offer open operate oppose order"
    " organize originate outline outweigh overlap own oxidize parse participate pass pay perceive"
    " perform permit persist persuade place plan play point possess practice praise precede predict"
    " prefer prepare prescribe present preserve press prevail prevent print proceed process"
    " produce prohibit promote prompt propagate propose protect prove provide publish pull pump"
    " punish purchase push qualify question raise range rank react receive recognize recommend"
    " record recover recruit reduce refer refine reflect reform refuse regain regard register"
    " regulate reinforce reject relate relax release rely remain remember remind remove render"
    " repair repeat replace reply report represent repress reproduce request require rescue"
    " resemble reserve reside resist resolve respond rest restore restrict result retain"
    " retrieve return reveal reverse revolve reward rotate rule sample satisfy save scale scan"
    " schedule search secrete secure select separate serve settle shape share shift show"
    " signal simplify simulate sign slow solve sort span specialize specify spur stabilize"
    " start state stem stimulate stop store strengthen stress stretch structure study submit"
    " substitute succeed suffer suggest suit supply support suppose suppress surround survive"
    " suspend sustain switch symbolize synthesize talk target tend terminate test thrive tie"
    " tolerate touch trace track trade transcribe transfer transform translate transmit transport"
    " travel treat trigger try turn unify unite update urge use utilize validate value vary view"
    " violate visit vote walk want warn wash watch weaken weigh widen work worship wrap yield"
    " clear pour mix stir bake peel chop empty wipe dry click"
    " abolish accuse annex assassinate ban besiege bombard ratify rebel repeal resign revolt sail"
    " arise bind evoke inhabit mimic exploit penetrate oversee deflect refract magnify attenuate"
    " encapsulate instantiate iterate serialize render invoke traverse authenticate encrypt"
    " decrypt compile debug cache index query throw rotate orbit erupt condense freeze boil"
    " melt collide accelerate attract repel propel oscillate vibrate radiate ionize bond catalyze"
    " ferment pollinate germinate photosynthesize respire divide innervate contract dilate"
    " constrict pump ingest excrete metabolize circulate project depolarize propagate assert"
    " symbolise organise recognise realise realize emphasise minimise maximise maximize"
    " optimize normalize standardize centralize industrialize summarize categorize prioritize"
    " pose leverage pertain entail encompass denote connote signify hinge outlaw criminalize"
    " protest"
    " migrate flourish persecute preach campaign tax levy subsidize barter negotiate profit deter"
    " pollute contaminate purify sterilize vaccinate immunize cure heal relieve alleviate aggravate"
    " worsen ease swell bleed clot swallow chew breathe inhale exhale sweat hibernate mate hatch"
    " graze hunt forage cultivate harvest domesticate breed irrigate mine dig smelt forge weave"
    " trap bring broaden narrow deepen lengthen shorten thicken thin heat warm chill cook bake"
    " add remove strip append prepend concatenate split merge clone fork commit rebase deploy"
    " allocate deallocate override overload overwrite inherit extend restart reboot terminate"
    " argue posit postulate hypothesize theorize contend maintain observe conceive regard deem"
    " ally oust appease annul nullify amend veto pardon impeach enslave emancipate free exile"
    " expel evict resettle relocate settle occupy annex cede surrender retreat siege raid loot"
    " plunder burn sack demolish rebuild renovate restore inaugurate commission commemorate"
    " celebrate honor honour mourn bury inter erect paint sculpt carve engrave depict perform"
    " broadcast televise film publish print bind circulate distribute sponsor fund endow bequeath"
    " marry divorce adopt raise nurture foster wean socialize condition reinforce punish"
    " extinguish generalize discriminate categorize stereotype stigmatize marginalize exclude"
    " assimilate integrate segregate desegregate insulate conduct resist magnetize polarize charge"
    " amplify modulate demodulate oscillate resonate diffract interfere superimpose polarise"
    " accumulate disperse scatter sediment erode weather uplift subduct fault fold metamorphose"
    " crystallize precipitate sublimate evaporate titrate dilute saturate react oxidise reduce"
    " enumerate quantify operationalize randomize correlate regress extrapolate interpolate"
    " rotate translate reflect shear transpose invert differentiate factor multiply subtract"
    " exceed surpass outnumber dwarf rival mirror echo parallel complement supplement underlie"
    " underpin undermine threaten jeopardize endanger imperil hinder impede hamper thwart"
    " obstruct inhibit curb curtail limit mitigate offset counteract counter compensate"
    " employ hire dismiss fire recruit train supervise oversee audit invoice bill refund"
)
_IRREGULAR = {
    "arise": ("arose", "arisen"), "be": ("was", "been"), "bear": ("bore", "borne"),
    "become": ("became", "become"), "begin": ("began", "begun"), "bend": ("bent", "bent"),
    "bind": ("bound", "bound"), "break": ("broke", "broken"), "bring": ("brought", "brought"),
    "build": ("built", "built"), "burst": ("burst", "burst"), "buy": ("bought", "bought"),
    "catch": ("caught", "caught"), "choose": ("chose", "chosen"), "come": ("came", "come"),
    "cost": ("cost", "cost"), "cut": ("cut", "cut"), "deal": ("dealt", "dealt"),
    "do": ("did", "done"), "draw": ("drew", "drawn"), "drink": ("drank", "drunk"),
    "drive": ("drove", "driven"), "eat": ("ate", "eaten"), "fall": ("fell", "fallen"),
    "feed": ("fed", "fed"), "feel": ("felt", "felt"), "fight": ("fought", "fought"),
    "find": ("found", "found"), "flee": ("fled", "fled"), "fly": ("flew", "flown"),
    "forbid": ("forbade", "forbidden"), "forget": ("forgot", "forgotten"),
    "freeze": ("froze", "frozen"), "get": ("got", "got"), "give": ("gave", "given"),
    "go": ("went", "gone"), "grow": ("grew", "grown"), "have": ("had", "had"),
    "hear": ("heard", "heard"), "hide": ("hid", "hidden"), "hit": ("hit", "hit"),
    "hold": ("held", "held"), "keep": ("kept", "kept"), "know": ("knew", "known"),
    "lay": ("laid", "laid"), "lead": ("led", "led"), "leave": ("left", "left"),
    "lend": ("lent", "lent"), "let": ("let", "let"), "lie": ("lay", "lain"),
    "lose": ("lost", "lost"), "make": ("made", "made"), "mean": ("meant", "meant"),
    "meet": ("met", "met"), "oversee": ("oversaw", "overseen"), "pay": ("paid", "paid"),
    "put": ("put", "put"), "read": ("read", "read"), "rise": ("rose", "risen"),
    "run": ("ran", "run"), "say": ("said", "said"), "see": ("saw", "seen"),
    "seek": ("sought", "sought"), "sell": ("sold", "sold"), "send": ("sent", "sent"),
    "set": ("set", "set"), "shed": ("shed", "shed"), "show": ("showed", "shown"),
    "shrink": ("shrank", "shrunk"), "shut": ("shut", "shut"), "sink": ("sank", "sunk"),
    "sit": ("sat", "sat"), "speak": ("spoke", "spoken"), "spend": ("spent", "spent"),
    "spin": ("spun", "spun"), "split": ("split", "split"), "spread": ("spread", "spread"),
    "stand": ("stood", "stood"), "stick": ("stuck", "stuck"), "strike": ("struck", "struck"),
    "swim": ("swam", "swum"), "take": ("took", "taken"), "teach": ("taught", "taught"),
    "tell": ("told", "told"), "think": ("thought", "thought"), "throw": ("threw", "thrown"),
    "undergo": ("underwent", "undergone"), "understand": ("understood", "understood"),
    "win": ("won", "won"), "withdraw": ("withdrew", "withdrawn"), "write": ("wrote", "written"),
    "underlie": ("underlay", "underlain"), "weave": ("wove", "woven"), "dig": ("dug", "dug"),
    "swell": ("swelled", "swollen"), "bleed": ("bled", "bled"), "breed": ("bred", "bred"),
    "rebuild": ("rebuilt", "rebuilt"), "override": ("overrode", "overridden"),
    "overwrite": ("overwrote", "overwritten"),
    "overcome": ("overcame", "overcome"),
    "overthrow": ("overthrew", "overthrown"),
}  # fmt: skip
_DOUBLED = words(
    "stop plan occur refer transfer begin run put set get cut let permit submit commit wrap drop"
    " ban spur spin swim win hit sit split forbid emit transmit prefer infer shut forget repel"
    " propel control regret trap ship map deter rebel ban expel"
)
NOUNISH = words(
    "access account act aid aim answer approach attack attempt balance base benefit block boost"
    " cause challenge change check claim close collapse comment concern contact contract contrast"
    " cost cover cross damage deal decay decline decrease defeat delay demand deposit design"
    " display double draw drink drive end estimate exchange exercise experience export face fall"
    " fight fill filter fire flow focus fold force form function fund gain grant guarantee guard"
    " guide harm help hold host import increase influence interest issue judge label lack land"
    " last launch lead limit link list live load lock look mark match mature measure meet merge"
    " mount move name need note offer open order own pass pay place plan play point practice"
    " praise present press print process produce project prompt pull pump purchase push question"
    " raise range rank record reform release reply report request rescue reserve respect rest"
    " result return reverse reward rise rule run sample save scale scan schedule search separate"
    " set shape share shift show sign signal sort span spread stand start state stem stop store"
    " stress stretch structure study supply support survey switch talk target test tie touch trace"
    " track trade transfer transport travel treat trigger try turn update urge use value view"
    " visit vote walk want wash watch work worship yield cut break feed read find cache index"
    " query bond orbit"
)


def third_person(lemma: str) -> str:
    """``carry`` → ``carries``, ``pass`` → ``passes``, ``have`` → ``has``."""
    if lemma == "have":
        return "has"
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def gerund(lemma: str) -> str:
    """``lie`` → ``lying``, ``store`` → ``storing``, ``stop`` → ``stopping``."""
    if lemma.endswith("ie"):
        return lemma[:-2] + "ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        return lemma[:-1] + "ing"
    return lemma + (lemma[-1] if lemma in _DOUBLED else "") + "ing"


def past(lemma: str) -> str:
    """The simple past: ``carried``, ``stopped``, ``brought``."""
    if lemma in _IRREGULAR:
        return _IRREGULAR[lemma][0]
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ied"
    return lemma + (lemma[-1] if lemma in _DOUBLED else "") + "ed"


def participle(lemma: str) -> str:
    """The past participle: ``carried``, ``stopped``, ``written``."""
    return _IRREGULAR[lemma][1] if lemma in _IRREGULAR else past(lemma)


LEMMAS = (_REGULAR | _DOUBLED | frozenset(_IRREGULAR)) - {"be", "do"}
THIRD = {third_person(lemma): lemma for lemma in LEMMAS}
PAST = {past(lemma): lemma for lemma in sorted(LEMMAS)}
GERUNDS = {gerund(lemma): lemma for lemma in LEMMAS}
PARTICIPLES = {participle(lemma): lemma for lemma in sorted(LEMMAS)} | {"done": "do"}
