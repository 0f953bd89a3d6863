"""What is said to software and never to a reader of a paper, as patterns: see `vectorstore.directions`.

They are over folded text: small letters without accents, straight quotes and no line ends.
"""

from __future__ import annotations

_MACHINE = (
    r"(?:a\.?i\.?|artificial intelligence|(?:large )?language models?|llms?|chat ?bots?|bots?|chatgpt|gpt(?:-\w+)?"
    r"|copilot"
    r"|gemini|claude|(?:virtual|digital|ai|automated|machine|helpful|automatic|electronic|software|computer) "
    r"(?:assistant|agent|system|reader|tool|summari[sz]er|program|model)s?)"
)
_ASSISTANT = (
    rf"(?:(?:ai|a\.i\.|llm|automated|automatic) (?:assistant|agent|system|reader|tool|summari[sz]er|model)s?|{_MACHINE}"
    r"|assistants?(?! (?:director|head|chief|manager|secretary|officer|clerk|planner|principal|teacher|to\b)))"
)
_SOFTWARE = (
    rf"(?:{_ASSISTANT}|search (?:engines?|tools?|systems?)|crawlers?|summari[sz]ers?|machines|the (?:model|system))"
)
_PRIOR = (
    r"(?:previous|prior|above|earlier|preceding|existing|former|original|foregoing|system|developer|default|initial)"
)
_DROP = (
    r"(?<!not )(?<!never )(?<!n't )\b"
    r"(?:ignore|disregard|forget|override|bypass|discard|overlook|dismiss|drop|neglect)\b"
)
_THINGS = (
    r"(?:rows?|actions?|items?|projects?|savings?|records?|entry|entries|lines?|tables?|risks?|questions?|documents?"
    r"|papers?|figures?|sources?|citations?|extracts?|passages?|answers?|columns?|cells?)"
)
_SAY = r"(?:answer|reply|respond|say|state|report|tell|claim|list|count|give|return|output|cite|print|treat|write|show)"
_BID = (
    r"(?:^\W*|[,:;.!?\"'(\]>-]\s*|\b(?:and|then|please|always|only|simply|just|instead|now|must|should|shall|but|so|kindly"
    r"|also|you)\s+)"
)
_START = (
    r"(?:^\W*|[,:;.!?\"'(\]>-]\s*|\b(?:and|then|please|always|only|simply|just|instead|now|must|should|shall|but|so|"
    r"kindly|also|you|immediately|to|will)\s+)"
)

OVERRIDING = (
    rf"\b(?:ignore|disregard|forget) (?:the |all |every |any )+(?:\w+ )?{_THINGS} (?:above|below|before|elsewhere)\b",
    rf"{_DROP}\W+(?:\w+\W+){{0,4}}?{_PRIOR} (?:\w+ (?:and |or )?)?(?:instruction|prompt|direction|directive|command"
    r"|message|context|rule|text|conversation|training|guideline|programming|order|question|settings?)s?\b",
    rf"{_DROP}\W+(?:\w+\W+){{0,3}}?(?:your|system|safety)\W+(?:\w+\W+){{0,3}}?(?:instruction|prompt|rule|guideline"
    r"|guardrail|training|programming|directive|polic(?:y|ie)|restriction|filter|constraint|purpose|task)s?\b",
    rf"{_START}(?:ignore|disregard|forget|override|bypass) (?:all |any |every |the |these |those |whatever |other )*"
    r"(?:instructions?|prompts?|guardrails?|directives?)\b",
    rf"{_START}(?:ignore|disregard|forget|overlook) (?:everything|anything|all (?:that|of|else|you|other|content|text)"
    r"|what(?:ever)? (?:you|came|was|is|the|we|i|has)|the (?:rest|above|question|user|foregoing|other|real|actual"
    r"|true))",
    rf"{_START}(?:ignore|disregard|forget) (?:all |any |every |each |the )*(?:other|remaining|actual|real|above"
    rf"|previous"
    rf"|preceding|following|earlier|genuine|surrounding) {_THINGS}\b",
    r"\b(?:override|ignore|disregard|supersedes?|replaces?) (?:all |any |your |the )*(?:system )?(?:prompt"
    r"|instruction)s?\b",
    r"\bdo not (?:follow|obey|apply|use|trust|believe|rely on) (?:your|the|any|these|all) (?:\w+ )?"
    r"(?:instructions?|guidelines?|prompts?|extracts?|sources?|citations?)\b",
    r"\b(?:follow|obey|execute|perform|carry out) (?:only )?(?:these|the following|my|this|the new|the) (?:new "
    r"|hidden )?"
    r"(?:instructions?|orders?|commands?) (?:instead|exactly|only|now|without|immediately|and nothing)\b",
)
BECOMING = (
    rf"\b(?:you are|you're|you were|act as|behave as|behave like|pretend (?:to be|you are|you're|that you are)"
    rf"|imagine you are"
    rf"|role-?play(?:ing)? as|become) (?:now |hereby |currently |really |in fact |only )*(?:an? |the |my |this"
    rf" )?(?:\w+ )?"
    rf"(?:{_MACHINE}|assistant(?! (?:director|head|chief))|dan|jailbroken|unrestricted|unfiltered|uncensored"
    rf"|developer mode)\b",
    r"\byou are (?:now |hereby )*(?:no longer (?:bound|restricted|limited|required to follow|an? |clerk|under)"
    r"|in (?:developer|debug|admin|maintenance|test|god) mode|free (?:of|from) (?:all|any|your)|to (?:answer|reply"
    r"|respond|say)\b)",
    r"\b(?:act|behave|answer|respond|reply) as (?:if|though) (?:you|there|the|all|every|no|it)\b",
    r"\bpretend (?:that|the|there|all|every|to|you)\b",
)
ADDRESSING = (
    rf"\b(?:note|message|instructions?|attention|notice|memo|commands?|requests?|important|warning|reminder|hint"
    rf"|directions?"
    rf"|directives?|prompt|addressed|intended|meant|word)\b[^.;]{{0,12}}?\b(?:to|for) (?:any |all |the |every "
    rf"|whichever "
    rf"|our |your |whatever )*{_SOFTWARE}\b",
    rf"\b(?:if|since|because|as) you (?:are|'re|were) (?:an? |the |some )?(?:{_ASSISTANT}|automated|machine|software"
    rf"|model)\b",
    rf"\bas an? (?:{_MACHINE}|assistant),? (?:you|your)\b",
    rf"\b(?:{_SOFTWARE}|software|clerk)\b[^.;]{{0,30}}?\b(?:reading|processing|parsing|summari[sz]ing|answering"
    rf"|reads?|process(?:es)?"
    r"|summari[sz]es?|analysing|indexing|ingesting|asked)\b[^.;]{0,60}?\b(?:must|should|shall|is to|are to|will"
    r"|please|need|always)\b",
    rf"\b(?:{_SOFTWARE}|clerk) (?:\w+ )?(?:must|should|shall|is to|are to|has to|have to|needs? to) (?:\w+"
    rf" ){{0,3}}?{_SAY}\b",
    rf"^\W*(?:to|for) (?:any |all |the |every |our )*{_SOFTWARE}\b",
    rf"(?:^\W*|\b)(?:dear|hey|hello|hi|attention|ok|okay)[, ]+(?:the |any |all )?{_SOFTWARE}\b",
    rf"^\W*(?:all |any |the )?(?:{_SOFTWARE}|clerk)\s*[,:!-]+\s*(?:please |you |do |always |never |only |now |the"
    rf" correct |if |when )"
    rf"*(?:{_SAY}|ignore|disregard|must|should|are|do not|don't|never|always|reveal|pretend|forget|the answer|use"
    rf"|add|include)\b",
)
ANSWERING = (
    r"\b(?:when(?:ever)?|if|should|in case|every time|each time)\b[^.;]{0,25}?\b(?:ask(?:s|ed)?|answering"
    r"|summari[sz](?:e|ing)"
    r"|questioned|queried|replying|responding)\b[^.;]{0,120}?(?:[,:]|\byou (?:must|should|will|are to|have to"
    r"|shall)\b|\balways\b"
    rf"|\bonly\b|\bsimply\b)\s*(?:\w+ ){{0,3}}?(?:{_SAY}|use|add|put|include|mention|ignore|pretend|refuse|do not"
    rf"|don't|never)\b",
    rf"{_START}(?:answer|reply|respond|say|output|print|repeat|write) (?:only |exactly |simply |just |back )*(?:with"
    rf" (?:the"
    r" (?:word|text|phrase|single|following|number|figure|string|sentence|answer)|only|nothing|exactly|one word|['\"])"
    r"|['\"](?!(?:how|what|who|why|when|where|which|is|are|do|did|can)\b)|(?:in|as) (?:french|german|spanish|italian"
    r"|welsh|latin|chinese|russian|polish|json|english|capitals|a pirate)"
    r"|nothing\b|pwned|hacked|the (?:word|phrase|following (?:word|text|phrase|line|sentence)|string|secret|canary))",
    rf"{_START}(?:answer|reply|respond|output|print)\b:? (?:only |exactly |simply |just )*(?:that (?:the|there|all"
    rf"|no|it|every|they|a)\b|no\b|yes\b|none\b|zero\b"
    r"|£|\d|all questions|every question|any question|as follows)",
    r"(?:^\W*|\b(?:always|instead|please|then|must|simply|just|should) |, )say (?:only |exactly |simply |just"
    r" )*(?:that (?:the|there|it"
    r"|they|all|no|every)|there (?:is|are|were)|yes\b|none\b|zero\b|nothing\b|['\"](?!\?)|£|\d)",
    r"\byou (?:must|should|will|are to|have to|shall|need to) (?:\w+ )?(?:say|reply|answer|respond|claim) that\b",
    rf"{_START}(?:tell|inform|advise|convince|instruct|warn|refer|redirect|direct|ask|persuade|urge) (?:the |every "
    rf"|any |each )"
    r"?(?:user|questioner|person asking|people asking|whoever (?:asks|is asking)|asker)s?\b",
    rf"{_START}(?:tell|inform) (?:the |every |any |all |each )?(?:readers?|councillors?|members?|people|everyone"
    rf"|them) (?:that )?"
    r"(?:the answer|they must (?:visit|click|call|email|pay|send)|to (?:visit|click|pay|send|email))",
    r"\b(?:correct|right|true|only|real|proper|final|expected|approved|official) (?:answer|response|reply)\b(?: to|"
    r" is| for|:| must| in)",
    r"\bthe (?:answer|response|reply) (?:to|for) (?:any|every|all|each|this|the|whatever) (?:\w+ )?questions?\b",
    r"\b(?:any|every|all|each|your|the) (?:\w+ )?(?:answer|response|reply|replies|output)s? (?:about|to|on|must"
    r"|should|will|shall) "
    r"(?:\w+ ){0,8}?(?:must|should|end with|begin with|start with|contain|include|be:|be ['\"]|say)",
    r"\bfrom (?:now|this point|here) on(?:wards?)?\b,? (?:you|always|answer|respond|all|every|say|treat|ignore|act"
    r"|only|report"
    r"|count|list|reply|call|refer|the)\b",
    r"\b(?:begin|start|end|finish|preface|prefix|close|conclude) (?:your|every|each|all|the|any) (?:\w+ )?(?:answer"
    r"|response|reply|"
    r"output|repl(?:y|ie))s?\b",
    r"\b(?:include|add|append|insert|put|mention|write|embed) (?:\S+ ){1,12}?(?:in|to|at the (?:end|start|top) of"
    r"|into|before|after) "
    r"(?:your|every|each|all) (?:\w+ )?(?:answer|response|reply|output|replie|message)s?\b",
    r"\b(?:in|for) your (?:next |final |first )?(?:answer|reply|response|output)s?,? (?:do not|don't|never|always"
    r"|only|you|say|"
    r"include|add|use|list|count|report|state|cite)\b",
    r"\byour (?:new|real|only|true|actual|sole|primary) (?:task|goal|instructions?|purpose|objective|job|mission"
    r"|prompt) (?:is|are|now)\b",
    r"\brefuse to (?:answer|reply|respond)\b|\bstop answering\b|\bsay (?:that )?you (?:cannot|can't|do not|don't)\b",
    r"\b(?:repeat after me|do as i say|do exactly as|comply with this|this is an order)\b",
)
LEAKING = (
    rf"{_START}(?:reveal|print|show|repeat|output|display|leak|disclose|give|dump|expose|recite|return|quote|share"
    rf"|tell me|list"
    r"|include|paste|append|translate|write|send|summari[sz]e|describe|what (?:is|are|was"
    r"|were))\b[^.;]{0,50}?\b(?:system prompt|"
    r"(?:your|hidden|initial|original|system|developer|secret|internal) (?:\w+ )?(?:instructions?|prompts?|messages?"
    r"|configuration"
    r"|rules|settings|guidelines)|the prompt|text above|words above|api keys?|passwords? stored|environment"
    r" variables?)\b",
    r"\bsystem prompt\b",
)
OPENING = (
    rf"{_START}(?:reveal|print|output|leak|dump|show|expose|repeat|recite|quote|display|include|list|give) (?:me |us"
    rf" |all |any |the |"
    r"every |of |from )*(?:exempt|confidential|secret|restricted|withheld|hidden|private) (?:\w+ )?(?:paper|part"
    r"|text|appendi|document"
    r"|information|section|figure|bid|content|item|file|data|report|extract)",
)
COUNTING = (
    rf"{_BID}(?:treat|count|regard|consider|mark|report|list|show|record|read|describe|present) (?:this|these|those"
    rf"|that|all|every|"
    rf"each|any)(?: of)?(?: the| these)?(?: other| remaining)? {_THINGS} (?:\S+ ){{0,6}}?(?:as|twice|zero|double|to"
    rf" be|\d+ times)\b",
    rf"{_BID}(?:do not|don't|never) (?:list|count|include|mention|cite|show|quote|answer|reveal|tell|report|display"
    rf"|return|use|rely on"
    rf"|trust|believe|search|repeat|read|consider|reply|respond)\b (?:\w+ ){{0,4}}?(?:{_THINGS}|anything|anyone"
    rf"|user)\b",
    rf"{_BID}(?:exclude|omit|skip|hide|remove|suppress|leave out|delete|drop) (?:all |every |any )?(?:this|these|the"
    rf" other|other|those|"
    rf"all other|every other|all) (?:\w+ )?{_THINGS}\b(?! (?:from|by|to|at) (?:the )?(?:website|agenda|site|building))",
    rf"{_BID}(?:list|count|return|report|output|show) (?:nothing|no {_THINGS}|this (?:row )?(?:\w+ )?(?:twice|as"
    rf" zero|as \d+)|zero\b"
    r"|only this|0\b)",
    rf"{_BID}(?:count|add) (?:\d+|one|ten|a hundred|a thousand) (?:more|extra|additional) {_THINGS}\b",
    rf"{_BID}(?:summari[sz]e|describe|quote|cite) (?:this|the|every|all) (?:\w+ )?(?:document|paper|report|text|page"
    rf"|table)s? (?:as|by saying)\b",
    rf"\binstead of (?:the|this|any|these) {_THINGS}\b,? (?:please |just )?(?:{_SAY}|use)\b",
    rf"\bonly {_THINGS} (?:that |which )?you (?:may|must|can|should) (?:cite|quote|use|trust|answer)\b",
    rf"{_BID}(?:set|change|make) (?:the |every |all )(?:count|total|status|answer|number of {_THINGS}) (?:to|be|as)\b",
    r"\bthis (?:row|record|document|paper|table|text|entry|passage|paragraph|section) (?:overrides|has priority over|"
    r"takes precedence over|outranks|is the only)\b[^.;]{0,40}(?:instruction|extract|source|document|record|row"
    r"|paper|prompt)",
)
FRAMING = (
    r"<\|[^|<>]{1,40}\|>|\[/?inst\]|<</?sys>>|</?(?:system|assistant|user|instructions?|prompt|context|extracts?"
    r"|evidence)>",
    r"#{2,}\s*(?:system|new instructions?|instructions?|assistant|user|response|prompt|override)\s*:?",
    r"^\W*(?:begin|end|start)(?: of)?(?: the)? (?:\w+ )?(?:prompt|instructions?|extracts?|evidence|context|system"
    r" message|input"
    r"|user input|documents?|conversation|data)\W*$",
    r"\b(?:end of|end) (?:the )?(?:extracts|prompt|context|evidence|system message|user input)\b\W",
    r"\{\s*[\"']{1,2}(?:claim|quotes|role|answer|system|tool|function|name|label|instruction"
    r"|abstain(?:ed)?)[\"']{1,2}\s*:",
    r"^\W*(?:system|developer|admin(?:istrator)?|assistant|operator|root|user|prompt|model)\W{0,3}(?:message|prompt"
    r"|note|override|update|"
    r"instructions?|commands?|notice|directive|alert|mode)\s*(?:[:>\]-]|$)",
    r"\b(?:new|updated|hidden|secret|override|priority|revised|overriding|urgent) (?:system )?(?:instructions?"
    r"|prompts?|directives?) ?:",
    r"\b(?:call|invoke|use|run) the (?:\w+ )?(?:tool|function|plugin|shell|api) (?:\w+ )?(?:with|to|and|named)\b",
    r"\bjavascript:\w|\bdata:text/html\b",
)
FOREIGN = (
    r"\bignore[rz]? (?:toutes? )?(?:les |vos |tes )?(?:\w+ )?instructions?\b|\boublie[rz]? (?:toutes? )?(?:les |vos"
    r" )?instructions\b"
    r"|\bne tenez pas compte des instructions\b",
    r"\bignorier(?:e|en|t)\b.{0,40}\b(?:anweisung|instruktion|befehl)|\bvergiss\b.{0,30}\banweisung",
    r"\bignor[ae]d? (?:todas )?(?:las |sus |tus )?(?:\w+ )?instrucciones\b|\bolvid[ae]\b.{0,20}\binstrucciones\b",
    r"\bignor[ai](?:te)? (?:tutte )?(?:le |tutte le )?(?:\w+ )?istruzioni\b|\bdimentica\b.{0,20}\bistruzioni\b",
    r"\bignor[ae](?:r|i)? (?:todas )?(?:as |todas as )?(?:\w+ )?instrucoes\b|\besqueca\b.{0,20}\binstrucoes\b",
    r"\b(?:zignoruj|ignoruj)\b.{0,40}\b(?:instrukcj|polecen)|\bnegeer\b.{0,30}\binstructies\b"
    r"|\bignorera\b.{0,30}\binstruktioner\b",
    r"\banwybydd\w*\b.{0,50}\b(?:[ch]?[gy]*[cgn]h?yfarwydd|gorchm|orchm)|\bignora(?:ti)?\b.{0,30}\binstructiunile\b"
    r"|\bonceki\b.{0,20}\btalimatlar",
    r"忽略.{0,12}(?:指令|指示|说明|提示)|無視.{0,10}指示|指示.{0,8}無視|이전.{0,12}(?:지시|명령).{0,10}무시",
    r"(?:игнорируи\w*|игнорируй\w*|забудь\w*).{0,30}(?:инструкц|указан)|игнориру.{0,30}(?:інструкц|вказів)",
    r"تجاهل.{0,30}(?:التعليمات|تعليمات|الاوامر|الأوامر)|نظر انداز.{0,20}ہدایات|ہدایات.{0,25}نظر ?انداز",
    r"(?:निर्देश|निरदश|नरदश).{0,25}(?:अनदेखा|नजरअंदाज|अनदख)|ਹਦਾਇਤਾਂ.{0,25}(?:ਅਣਡਿੱਠ|ਨਜ਼ਰਅੰਦਾਜ਼)|নির্দেশ.{0,20}উপেক্ষা",
)
