"""Verbs that tell something worth asking for, by what completes them.

What a thing is there for or does, whom or what it depends on, who made or found something,
what somebody aims at, and what is said.
"""

from __future__ import annotations

from trainer.generate.english.words import words

FUNCTIONS = words(  # verbs that say what a thing is there for, does or brings about
    "block inhibit regulate secrete produce release contain require involve cause prevent convert"
    " transfer carry bind control measure detect store transmit protect stimulate activate absorb"
    " reflect emit generate remove destroy create reduce increase decrease describe explain digest"
    " catalyse catalyze trigger initiate promote enhance suppress regain restore maintain supply"
    " transport deliver filter separate connect link encode translate replicate synthesize break"
    " synthesise metabolise metabolize excrete ferment oxidise oxidize dissolve attract repel focus"
    " scatter amplify display record monitor track determine define govern limit restrict prohibit"
    " forbid allow permit guarantee grant protect ensure combine replace resemble represent"
    " symbolise symbolize denote indicate specify identify classify compare distinguish examine"
    " study investigate analyse analyze test predict estimate calculate evaluate assess treat cure"
    " relieve infect attack damage impair weaken strengthen support lower raise boost improve"
    " compete accept reject confirm influence affect exploit mediate modulate express code eat"
    " pollinate consume inhabit lay cover surround line enclose comprise constitute occupy inspire"
) - {"affect", "break", "eat", "allow", "raise", "study", "cover", "permit"}
TIED_VERBS = {
    "depend": "on", "rely": "on", "lead": "to", "result": "in", "contribute": "to",
    "belong": "to", "correspond": "to", "focus": "on", "refer": "to", "react": "with",
    "stem": "from", "originate": "from", "derive": "from", "arise": "from",
    "serve": "as", "act": "as", "function": "as", "respond": "to", "bind": "to", "attach": "to",
    "adhere": "to", "apply": "to", "interact": "with", "specialize": "in", "account": "for",
    "evolve": "from", "rest": "on", "consist": "of", "convert": "to", "compete": "for",
    "feed": "on", "prey": "on", "differ": "from", "provide": "for", "grow": "as",
}  # fmt: skip
MAKINGS = words(
    "invent discover found propose introduce coin develop publish write prove establish abolish"
    " conquer defeat sign ban outlaw guarantee grant create design build compose formulate"
    " demonstrate describe predict popularise popularize pioneer"
)
FIRSTS = words("invent discover coin propose introduce")  # of which there was only one
AIMS = words(
    "aim seek try attempt strive serve intend evolve work act promise plan pledge threaten"
)
DOINGS = words("involve require entail avoid prevent mean include permit facilitate")
SAYS = words(
    "state propose hold assert claim predict assume posit suggest imply show demonstrate prove"
    " conclude require establish provide"
)
