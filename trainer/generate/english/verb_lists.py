"""The verbs that are known, as lists: what is regular, irregular, doubled, and often a noun."""

from __future__ import annotations

from trainer.generate.english.words import words

REGULAR = words(
    "abandon abolish absorb accelerate accept access accommodate accompany accomplish account"
    " accumulate accuse achieve acknowledge acquire act activate adapt add address adhere"
    " adjust administer adopt adorn advise advocate affect affirm aggravate agree aid aim"
    " align allege alleviate allocate allow ally alter amend amplify amuse analyse analyze"
    " anger annex announce annoy annul answer anticipate apologize appear appease append"
    " applaud apply appoint appreciate approach approve argue arouse arrange arrest arrive"
    " ascend ascribe ask assail assassinate assemble assert assess assign assimilate assist"
    " associate assume assure astonish attach attack attain attempt attend attenuate attest"
    " attract auction audit augment authenticate authorize automate avoid await awaken bake"
    " balance bargain barter base bathe behave believe belong benefit bequeath besiege betray"
    " bill blame bless blink block bloom blossom boast boil bolster bombard bond boost borrow"
    " bother bounce boycott breathe brew bribe broadcast broaden burn burrow bury buzz cache"
    " calculate calibrate call campaign capture carry carve catalyze categorize cause cease"
    " cede celebrate centralize challenge change characterize charge check cherish chew chill"
    " choke chop chronicle circulate cite claim clarify clash classify clean clear click clone"
    " close clot coerce coexist coin coincide collaborate collapse collect collide colonize"
    " combine commemorate commence comment commission communicate commute compare compensate"
    " compete compile complain complement complete complicate comply compose compress comprise"
    " compute concatenate conceal concede conceive concern conclude condemn condense condition"
    " conduct confess configure confine confirm confiscate confront confuse congratulate"
    " connect connote conquer consecrate conserve consider consist consolidate conspire"
    " constitute constrain constrict construct consult consume contain contaminate contemplate"
    " contend continue contract contradict contrast contribute convene converge convert convey"
    " convict convince cook cool cooperate coordinate cope copy correct correlate correspond"
    " corrode count counter counteract cover crawl create criminalize criticize cross crumble"
    " crush cry crystallize culminate cultivate curb cure curtail damage dare deallocate debug"
    " decay deceive decide declare decline decrease decrypt dedicate deduce deem deepen"
    " default defeat defend define deflate deflect defy degrade delay delegate delete delight"
    " deliver demand demodulate demolish demonstrate denote denounce deny depart depend depict"
    " deplete deploy depolarize deport deposit deprive deride derive descend describe"
    " desegregate deserve design desire despise destroy detach detect deteriorate determine"
    " detonate devastate develop deviate devise devote devour diagnose dictate die differ"
    " differentiate diffract diffuse digest dilate dilute diminish direct disagree disappear"
    " disband discard discharge disclose discourage discover discriminate discuss disguise"
    " dismantle dismiss dispatch dispel dispense disperse displace display dispose disprove"
    " disqualify disregard disrupt dissect dissent dissipate dissolve distil distill"
    " distinguish distort distract distribute disturb diverge diversify divide divorce dodge"
    " domesticate dominate donate double drain drape drift drown dry dwarf dwell earn ease ebb"
    " echo edit educate elaborate elect elicit eliminate elude emancipate embark embed"
    " embezzle embody embrace emerge emigrate emphasise emphasize employ empty emulate enable"
    " enact encapsulate enchant encircle enclose encode encompass encounter encourage encroach"
    " encrypt end endanger endorse endow endure energize enforce engage engender engrave"
    " engulf enhance enjoy enlarge enlist enrich enroll enslave ensue ensure entail enter"
    " entertain enthrall entice entitle entrench enumerate envelop envision epitomize equal"
    " equate erase erect erode err erupt escalate escape establish estimate evade evaluate"
    " evaporate evict evoke evolve exaggerate examine excavate exceed exchange excite exclaim"
    " exclude excrete execute exemplify exercise exert exhale exhaust exhibit exhume exile"
    " exist exonerate expand expect expedite expend experience expire explain explode exploit"
    " explore export expose express extend extinguish extract extrapolate fabricate face"
    " facilitate factor fade fail falter fasten fathom fault favor favour ferment fertilize"
    " fill film filter finance fire fit fix flank flaunt float flourish flow fluctuate"
    " fluoresce flutter focus fold follow forage force forge fork form formalize fortify"
    " foster found fragment free frustrate fulfill fumigate function fund furnish fuse gain"
    " galvanize garner gather generalize generate germinate glide glorify glow govern grant"
    " grasp graze greet guarantee guard guide hail halt hamper handle happen harass harden"
    " harm harvest hatch haul haunt heal heat heighten help hesitate hibernate highlight"
    " hinder hinge hire hoist honor honour hope host hover hunt hurry hybridize hypothesize"
    " idealize identify ignite ignore illuminate illustrate imagine imitate immerse immigrate"
    " immunize impair impart impeach impede imperil impersonate implement implicate implode"
    " imply import impose imprison improve inaugurate incite include incorporate increase"
    " incur index indicate indict induce indulge industrialize infect inflate inflict"
    " influence inform infringe infuse ingest inhabit inhale inherit inhibit initiate inject"
    " injure innervate innovate inquire insert insist inspect inspire install instantiate"
    " instruct insulate integrate intend intensify inter interact intercept interfere intern"
    " internalize interpolate interpret interrogate interrupt intersect intervene intimidate"
    " intoxicate introduce inundate invade invent invert invest investigate invoice invoke"
    " involve ionize irradiate irrigate isolate issue iterate jeopardize jettison join judge"
    " jump justify kill knock label lack lag land last laugh launch leak leap learn legalize"
    " legislate legitimize lengthen leverage levy liberalize liberate lift limit linger link"
    " liquefy list listen live load lobby locate lock lodge look loosen loot love lower"
    " lubricate lure magnetize magnify maintain manage manipulate manufacture marginalize mark"
    " marry match mate matter mature maximise maximize measure mediate melt memorize mend"
    " mention merge metabolize metamorphose migrate mimic mine minimise minimize mint mirror"
    " mitigate mix mobilize mock moderate modernize modify modulate monitor motivate mount"
    " mourn move multiply muster mutate name narrate narrow nationalize naturalize navigate"
    " need neglect negotiate neutralize nominate normalize note notice notify nourish nullify"
    " nurture obey oblige obliterate obscure observe obsess obstruct obtain occupy offend"
    " offer offset ooze open operate operationalize oppose optimize orbit ordain order"
    " organise organize originate oscillate oust outlast outlaw outline outnumber outrage"
    " outweigh overlap overload overlook overrule overturn owe own oxidise oxidize oxygenate"
    " pacify paint parallel paralyze pardon parse participate pass patent pause peel penalize"
    " penetrate perceive perch perfect perforate perform perish permeate persecute persist"
    " personify persuade pertain perturb petition photograph photosynthesize pick pierce"
    " pinpoint place play plead plummet plunder point polarise polarize pollinate pollute"
    " ponder populate portray pose posit possess postpone postulate pour practice praise"
    " preach precede precipitate preclude predict predominate prepare prepend prescribe"
    " present preserve press presume prevail prevent print prioritize proceed process proclaim"
    " procure produce profit prohibit project prolong promote prompt pronounce propagate"
    " propose prosecute prosper protect protest prove provide provoke prune publish pull"
    " pulsate pump punish purchase purge purify pursue push qualify quantify quantize"
    " quarantine quench query question quote radiate radicalize raid raise randomize range"
    " rank ratify rationalize reach react realise realize reassure rebase reboot rebuff recall"
    " recede receive recharge recite reckon reclaim recognise recognize recommend reconcile"
    " reconstruct record recount recover recruit rectify recycle redeem redirect rediscover"
    " reduce refill refine reflect reform refract refrain refuel refund refurbish refuse"
    " refute regain regard register regress regulate rehearse reinforce reinstate reiterate"
    " reject rejoice rejuvenate rekindle relate relax release relieve relinquish relocate rely"
    " remain remember remind remodel remove render renounce renovate reopen repair repeal"
    " repeat replace replenish replicate reply report represent repress reprimand reproduce"
    " repudiate request require rescue resemble resent reserve resettle reside resign resist"
    " resolve resonate respire respond rest restart restore restrain restrict result resume"
    " resurrect retain retaliate retire retract retreat retrieve return reunite reveal revere"
    " reverse revert revise revisit revitalize revive revoke revolt revolutionize revolve"
    " reward ridicule rinse ripen rival roam rotate row ruin rule rupture sack sail salvage"
    " sample sanctify satisfy saturate save scale scan scare scatter schedule scorch scratch"
    " scrutinize sculpt search secede secrete secure sediment seem segregate seize select"
    " separate serialize serve settle sever shape share shatter shear shelter shift shimmer"
    " shorten shrivel siege sift sign signal signify simplify simulate situate skew slacken"
    " slaughter slow smash smelt smuggle snatch soak soar socialize soften solidify solve sort"
    " span spawn spearhead specialize specify speculate spoil sponsor sprout squander squeeze"
    " stabilize stagnate stain stampede standardize start state stay steer stem stereotype"
    " sterilize stifle stigmatize stimulate stipulate store strain strengthen stress stretch"
    " strip structure struggle study stumble subduct subjugate sublimate submerge subordinate"
    " subside subsidize substantiate substitute subtract subvert succeed suck sue suffer"
    " suggest suit summarize summon superimpose supersede supervise supplant supplement supply"
    " support suppose suppress surpass surrender surround survive suspect suspend sustain"
    " swallow swarm sway sweat swerve switch symbolise symbolize sympathize synchronize"
    " synthesize tabulate tackle talk tame taper target tax televise tempt tend terminate"
    " terrify test testify thank thaw theorize thicken thin threaten thrive thwart tie tighten"
    " tilt titrate tolerate topple torture toss touch tow trace track trade train transcend"
    " transcribe transform translate transport transpose traumatize travel traverse treat"
    " tremble trespass trigger triumph trivialize trust try tumble turn tweak twist undermine"
    " underpin unearth unfold unify unite unleash unlock unravel unveil update uplift uproot"
    " urge use utilize utter vaccinate validate value vanish vanquish vaporize vary venerate"
    " ventilate verify veto vibrate view vilify vindicate violate visit vote wait walk wander"
    " wane want warm warn wash watch weaken wean weather weigh weld whisper whiten whittle"
    " widen wield wilt wipe wither wonder work worry worsen worship wreck yearn yield"
)
IRREGULAR = {
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
    "blow": ("blew", "blown"), "bite": ("bit", "bitten"), "cling": ("clung", "clung"),
    "creep": ("crept", "crept"), "forgive": ("forgave", "forgiven"),
    "foresee": ("foresaw", "foreseen"), "grind": ("ground", "ground"),
    "hang": ("hung", "hung"), "hurt": ("hurt", "hurt"), "kneel": ("knelt", "knelt"),
    "mislead": ("misled", "misled"), "overtake": ("overtook", "overtaken"),
    "repay": ("repaid", "repaid"), "shake": ("shook", "shaken"), "shine": ("shone", "shone"),
    "shoot": ("shot", "shot"), "slide": ("slid", "slid"), "steal": ("stole", "stolen"),
    "sweep": ("swept", "swept"), "swing": ("swung", "swung"), "tear": ("tore", "torn"),
    "undo": ("undid", "undone"), "uphold": ("upheld", "upheld"), "wake": ("woke", "woken"),
    "wear": ("wore", "worn"), "weep": ("wept", "wept"), "withhold": ("withheld", "withheld"),
    "withstand": ("withstood", "withstood"), "forecast": ("forecast", "forecast"),
    "quit": ("quit", "quit"), "sow": ("sowed", "sown"), "thrust": ("thrust", "thrust"),
    "overwrite": ("overwrote", "overwritten"),
    "overcome": ("overcame", "overcome"),
    "overthrow": ("overthrew", "overthrown"),
}  # fmt: skip
DOUBLED = words(
    "ban beg begin commit compel concur confer control cut deter dip drag drop dub emit excel"
    " expel forbid forget get hit infer knit let map occur omit permit plan prefer propel put"
    " rebel recur refer regret repel rob run scrub set ship shut sit slip spin split spur stir"
    " stop submit swim transfer transmit trap win wrap"
)
NOUNISH = words(
    "access account act address advocate aid aim answer approach associate attack attempt"
    " auction balance ban base benefit bill blame block blow bond boost break cache call"
    " campaign catch cause challenge change charge check chronicle claim click clone close"
    " coin collapse comment commission complement compress concern condition contract contrast"
    " convict cook cool copy cost count counter cover cross crush cry cure cut damage deal"
    " decay decline decrease default defeat delay delegate demand deposit design desire dip"
    " discharge display divorce double drag drain draw drift drink drive drop dwarf echo end"
    " escape estimate excavate exchange exercise exile experience exploit export extract face"
    " factor fall fault favor favour feed fight fill film filter finance find fire fit float"
    " flow focus fold force forecast forge fork form foster fragment function fund fuse gain"
    " glow grant grind guarantee guard guide hail harm harvest haul help hide hire hold hope"
    " host hunt hurry import increase index influence insert intern invoice issue jettison"
    " judge jump kill knock label lack lag land last laugh launch lead leak leap leverage lift"
    " limit link list live load lobby lock look love map mark match mate matter mature measure"
    " meet merge mine mint mirror moderate mount move name need note notice offer open orbit"
    " order outlaw outline overlap own paint parallel pardon pass patent pause pay peel perch"
    " permit petition photograph pick place plan play plunder point pose postulate practice"
    " praise precipitate present press print process produce profit project prompt protest"
    " pull pump purchase purge push quarantine query question quote raid raise range rank read"
    " rebel recall record refill reform refund regard regret reject release repair repeat"
    " reply report request rescue reserve rest result retreat return reverse revolt reward"
    " ridicule rise rival row rule run rupture sack sail sample save scale scan scare schedule"
    " scratch search sediment separate set shape share shear shelter shift ship shoot show"
    " siege sign signal sink slide slip smash sort span spin split spoil sponsor spread sprout"
    " spur stain stampede stand start state stay steer stem stick stop store strain stress"
    " stretch strike strip structure struggle study substitute supplement supply support"
    " suspect swarm sweat sweep swing switch talk target tear test throw thrust tie torture"
    " toss touch tow trace track trade train transfer transport trap travel treat trigger"
    " triumph trust try tumble turn twist update urge use value view visit vote wait walk wane"
    " want wash watch weather weave weld whisper wipe wonder work worry worship wrap wreck"
    " yield"
)
