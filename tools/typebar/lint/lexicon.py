"""Small word lists of our own: what is always wrong, what comes in two spellings."""

# ruff: noqa: SIM905 -- words in rows are easier to read and to extend than lists of strings

TYPOS: dict[str, str] = dict(
    pair.split(">")
    for pair in """
    abberation>aberration abcense>absence abscence>absence accidently>accidentally
    accomodate>accommodate accomodation>accommodation accross>across acheive>achieve
    acheived>achieved acknowlege>acknowledge acquaintence>acquaintance acquited>acquitted
    adress>address adressed>addressed agian>again agianst>against agressive>aggressive
    ahve>have alot>a_lot alchohol>alcohol allready>already allways>always amatuer>amateur
    anounce>announce anounced>announced anual>annual anxios>anxious apparant>apparent
    apparantly>apparently apparentely>apparently appearence>appearance appologize>apologize
    apreciate>appreciate arguement>argument assasin>assassin assasinate>assassinate
    athiest>atheist attendence>attendance avaliable>available awfull>awful awkard>awkward
    beacuse>because beautifull>beautiful becasue>because becomming>becoming becuase>because
    befor>before begining>beginning beleif>belief beleive>believe beleived>believed
    beleives>believes benefical>beneficial betwen>between boundry>boundary brillant>brilliant
    buisness>business calender>calendar carefull>careful cemetary>cemetery certainley>certainly
    cieling>ceiling collegue>colleague collumn>column comming>coming
    commited>committed committment>commitment compair>compare completly>completely
    concious>conscious condescened>condescended congradulations>congratulations
    conscience-striken>conscience-stricken consientious>conscientious continous>continuous
    coudl>could coudn't>couldn't couldnt>couldn't
    curiousity>curiosity curteous>courteous dacquiri>daiquiri deceptivly>deceptively
    decieve>deceive decieved>deceived definate>definite definately>definitely definitly>definitely
    dependance>dependence desparate>desperate desparately>desperately didnt>didn't
    diffrent>different dilemna>dilemma disapear>disappear disapeared>disappeared
    disapoint>disappoint disapointed>disappointed dissapear>disappear dissapeared>disappeared
    dissapoint>disappoint dissapointed>disappointed doesnt>doesn't dosen't>doesn't dont>don't
    drunkeness>drunkenness ecstacy>ecstasy eigth>eighth embarass>embarrass
    embarassed>embarrassed embarassing>embarrassing embarassment>embarrassment emporer>emperor
    enviroment>environment equiped>equipped exagerate>exaggerate exagerated>exaggerated
    excelent>excellent excercise>exercise existance>existence exitement>excitement
    experiance>experience explaination>explanation extreem>extreme facinating>fascinating
    familar>familiar finaly>finally flourescent>fluorescent foriegn>foreign forteen>fourteen
    freind>friend freinds>friends fucntion>function fullfil>fulfil garantee>guarantee
    gaurd>guard gaurds>guards goverment>government grammer>grammar greatful>grateful
    guage>gauge gaurantee>guarantee hadnt>hadn't happend>happened happenned>happened
    harrass>harass harrassed>harassed hasnt>hasn't havent>haven't heighth>height heirarchy>hierarchy
    heros>heroes hesistate>hesitate hesitent>hesitant hte>the humerous>humorous
    hygeine>hygiene idae>idea immediatly>immediately immediatley>immediately
    immitate>imitate incidently>incidentally independant>independent indispensible>indispensable
    innoculate>inoculate intelligance>intelligence interupt>interrupt interupted>interrupted
    intresting>interesting irrelevent>irrelevant irresistable>irresistible isnt>isn't
    jewelery>jewelry knowlege>knowledge konw>know labratory>laboratory
    liason>liaison libary>library lightening-fast>lightning-fast likelyhood>likelihood
    lonley>lonely lookign>looking maintainance>maintenance manuever>manoeuvre marrage>marriage
    medcine>medicine millenium>millennium miniscule>minuscule mischievious>mischievous
    mispell>misspell mispelled>misspelled momento>memento monestary>monastery morgage>mortgage
    mountian>mountain muscels>muscles mysterous>mysterious naturaly>naturally neccesary>necessary
    neccessary>necessary necesary>necessary neice>niece neigbor>neighbor neigborhood>neighborhood
    nieghbor>neighbor noticable>noticeable nowdays>nowadays nuetral>neutral occassion>occasion
    occassional>occasional occassionally>occasionally occasionaly>occasionally occured>occurred
    occurence>occurrence occuring>occurring occurrance>occurrence ocurred>occurred
    offical>official omited>omitted oppurtunity>opportunity orginal>original ommit>omit
    oportunity>opportunity paniced>panicked parallell>parallel parliment>parliament
    particularily>particularly particulary>particularly passtime>pastime peice>piece peices>pieces
    percieve>perceive percieved>perceived performence>performance perminent>permanent
    perseverence>perseverance persistant>persistent personaly>personally persue>pursue
    persued>pursued phsyical>physical posession>possession posessions>possessions
    possable>possible potatos>potatoes practicaly>practically preceeding>preceding
    prefered>preferred prescence>presence presense>presence privelege>privilege
    priviledge>privilege probaly>probably probly>probably proffesional>professional
    proffesor>professor pronounciation>pronunciation psycology>psychology publically>publicly
    pursuade>persuade quater>quarter questionaire>questionnaire quizes>quizzes realy>really
    recieve>receive recieved>received recieves>receives recieving>receiving recomend>recommend
    reconize>recognize refered>referred refering>referring relevent>relevant
    religous>religious remeber>remember rember>remember remebered>remembered
    repitition>repetition resistence>resistance restaraunt>restaurant restaurent>restaurant
    resturant>restaurant rythm>rhythm sacrafice>sacrifice saftey>safety scedule>schedule
    seige>siege sence>sense sentance>sentence seperate>separate seperated>separated
    seperately>separately seperation>separation sepulchure>sepulchre sergent>sergeant
    shedule>schedule sheild>shield shoudl>should shouldnt>shouldn't
    shreik>shriek siezed>seized sieze>seize similiar>similar sincerly>sincerely skilfull>skilful
    soliders>soldiers speach>speech stange>strange strenght>strength stubborness>stubbornness
    succesful>successful successfull>successful succesfully>successfully sucess>success
    sucessful>successful suddenley>suddenly suddeness>suddenness suprise>surprise
    suprised>surprised suprising>surprising supress>suppress supressed>suppressed
    tatoo>tattoo tatooed>tattooed teh>the temperture>temperature tempory>temporary
    tendancy>tendency thats>that's themselfs>themselves themselve>themselves
    thier>their thign>thing thikning>thinking thre>three threatend>threatened thsi>this thta>that
    tommorow>tomorrow tommorrow>tomorrow tomorow>tomorrow tounge>tongue
    truely>truly twelth>twelfth tyrany>tyranny unconcious>unconscious unfortunatly>unfortunately
    unfortunatley>unfortunately unneccessary>unnecessary untill>until usualy>usually
    vaccum>vacuum vegtable>vegetable vehical>vehicle vengance>vengeance vigilence>vigilance
    villian>villain villians>villains visable>visible voluptous>voluptuous wasnt>wasn't
    weild>wield wiht>with withold>withhold wich>which wierd>weird wierdly>weirdly
    wouldnt>wouldn't wollen>woollen wriggeling>wriggling writting>writing writen>written
    yeild>yield yeilded>yielded yoru>your youre>you're yuo>you
    """.split()
)
"""Misspelling -> what was meant ("_" for a blank); none is a word of any variety of English."""

VARIETIES: tuple[tuple[str, str], ...] = tuple(
    tuple(pair.split("/"))  # type: ignore[misc]  # two words by the table below
    for pair in """
    aluminum/aluminium analyze/analyse armor/armour armored/armoured behavior/behaviour
    behaviors/behaviours canceled/cancelled canceling/cancelling catalog/catalogue center/centre
    centered/centred centers/centres color/colour colored/coloured colorful/colourful
    colorless/colourless colors/colours cozy/cosy defense/defence endeavor/endeavour favor/favour
    favored/favoured favorite/favourite favorites/favourites favors/favours fiber/fibre
    flavor/flavour flavors/flavours fueled/fuelled grayish/greyish harbor/harbour
    honor/honour honorable/honourable honored/honoured honors/honours humor/humour jewelry/jewellery
    labeled/labelled labor/labour leveled/levelled license/licence
    maneuver/manoeuvre marvelous/marvellous meager/meagre mold/mould moldy/mouldy mom/mum
    mustache/moustache neighbor/neighbour neighborhood/neighbourhood neighboring/neighbouring
    neighbors/neighbours odor/odour offense/offence pajamas/pyjamas parlor/parlour plow/plough
    rumor/rumour rumors/rumours saber/sabre savior/saviour savor/savour shoveled/shovelled
    signaled/signalled signaling/signalling skeptical/sceptical smolder/smoulder
    smoldering/smouldering somber/sombre specter/spectre splendor/splendour succor/succour
    theater/theatre theaters/theatres tire-iron/tyre-iron traveled/travelled traveler/traveller
    travelers/travellers traveling/travelling tumor/tumour valor/valour vapor/vapour vigor/vigour
    woolen/woollen apologize/apologise realize/realise realized/realised recognize/recognise
    recognized/recognised organize/organise organized/organised
    """.split()
)
"""Spellings of the United States and of Britain."""
OXFORD = frozenset(us for us, _ in VARIETIES if "iz" in us)
"""Spellings with -ize: American, and British too."""
PROPER = frozenset("center centre theater theatre harbor harbour mom mum license licence".split())
"""Words that names of either country hold, or that are two words in British English."""

VARIANTS: tuple[tuple[str, ...], ...] = tuple(
    tuple(group.split("/"))
    for group in """
    adviser/advisor ax/axe barbecue/barbeque bandanna/bandana blonde-haired/blond-haired
    co-operate/cooperate co-worker/coworker doughnut/donut e-mail/email good-bye/goodbye
    judgement/judgment nonplussed/nonplused no-one/noone okay/ok
    on-line/online sulfur/sulphur t-shirt/tee-shirt to-morrow/tomorrow to-night/tonight
    whisky/whiskey yogurt/yoghurt ageing/aging gray/grey all-right/alright
    """.split()
)
"""Words that are right in each of these spellings, but not in two of them at once."""

FUNCTION_WORDS = frozenset(
    """the a an of to and for with at by from as but or they we this their its it's if when than
    into are were has have would could their because about under between through which while
    until also been being these those our it i he she what where who""".split()
)
"""Words that hardly ever come twice running by intent."""

CRUTCHES = frozenset(
    """just really very suddenly actually basically literally somehow somewhat quite rather simply
    seemed seems anyway maybe perhaps""".split()
)
CLICHES = (
    "at the end of the day",
    "avoid like the plague",
    "better late than never",
    "blood ran cold",
    "calm before the storm",
    "cold as ice",
    "crystal clear",
    "dead as a doornail",
    "few and far between",
    "fit as a fiddle",
    "heart skipped a beat",
    "in the nick of time",
    "let out a breath",
    "light as a feather",
    "like a ton of bricks",
    "needle in a haystack",
    "only time will tell",
    "out of the blue",
    "quiet as a mouse",
    "the rest is history",
    "thick as thieves",
    "time stood still",
    "white as a sheet",
    "white as a ghost",
)
FILTERS = frozenset("felt saw heard noticed realized realised wondered watched decided".split())
PROFANITY = {
    "teen": frozenset("fuck fucks fucked fucking fucker motherfucker cunt cunts".split()),
    "family": frozenset(
        """fuck fucks fucked fucking fucker motherfucker cunt cunts shit shits shitty bullshit
        bitch bitches bastard bastards asshole assholes dick prick piss pissed damn goddamn
        goddamned damned hell crap""".split()
    ),
}
