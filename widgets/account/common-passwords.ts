// The stems (password-stem.ts) of the 3,000 passwords that people choose most, English and French:
// the head of zxcvbn-ts' list (MIT) in its own order of frequency, and French words of the house.
const WORDS = `
a2bec a2becad a8isi62ea2 aardvark aaron abc abcd abcde abcdef aberdeen abgrtyu abigail access
accord account achilles action active adam adgjmptw adidas admin administrateur adrian adriana
aezakmi africa agent aggies ai2eas6t aib2c aib2ced aikido airborne airbus airforce airplane
ais2def alabama alain alan alaska albatros albert alberto alejandr aleksandr alex alexande
alexander alexandr alexandra alexandre alexis alfred alice alicia aliens alison allen allezlom
allison alpha alpine always alyssa amadeus amanda amateur amazon amber amelia america american
amour amoureux amsterdam anaconda anakin anal anarchy anastasia anders anderson andre andrea
andreas andrei andrew andrey andy anfield angel angela angelica angelina angelo angels animal
anime anna annette annie anthony antoine anton antonio anubis anything aout apache apollo apple
apples apprendre april aquarius aragorn archer archie area arizona armani arnold arsenal arthur
artist asdasd asdf asdfasdf asdfg asdfgh asdfghj asdfghjk asdfghjkl asdfjkl asdzxc ashley ashton
asian aspirine assass assassin assman asterix astros athena atlanta atlantic atlantis atomic
attack auburn audrey august aurelie aurora aussie austin australia automne autumn avalon avatar
avenger avril awesome azamat aze azer azerty azertyuiop azsxdc azsxdcfv babe babes babies baby
babyboy babydoll babygirl babylon bacon badass badboy badger baggins baguette bailey ball baller
balls bambam banana bananas banane bandit bang bangkok banshee barbara barbie barcelon barcelona
barkley barney bart baseball basket basketba basketball bass bassman bastard batman battle
baxter beach beagle beaner bear bearbear beast beatles beatrice beautiful beauty beaver beavis
bebe beckham beefcake beer beetle belinda bell bella bender benjamin bennett benson bentley
berlin bernard bernie bertha bethany betty beverly bianca bicycle bienvenue bigballs bigbird
bigboy bigdaddy bigdog bigfoot bigger biggie bigguy bigmac bigman bigmoney bigone bigred bigtime
bikini bill billie billy billybob billyboy bingo bird birdie birdman birthday biscuit bishop
biteme bizkit blabla black blackcat blackdog blackie blackjac blackman blacks blacky blade
blades blahblah blake blaster blazer blessed blink blizzard blonde blondes blondie blood bloody
blue bluebird blueblue blueeyes bluemoon blues bluesky boat bobafett bobbie bobbob bobby bobcat
boeing bogdan bohica bollocks bollox bomber bond bondage bone bonehead boner bones bonheur
bonita bonjour bonnie bonsoir booger boogie boomer boots booty bordeaux boris bosco boss bossman
boston bottom bourgogne bowler bowling bowser boxing bradford bradley brandi brando brandon
brandy brasil braves brazil breast breeze brenda brendan bretagne brian brianna bridge bridget
britney brittany broken bronco broncos brooke brooklyn brooks brother brothers brown brownie
browns bruce brucelee bruins bruno brutus bryan bryant bubba bubbas bubble bubbles buck buckeye
buckeyes buddha buddy budlight budman buffalo buffett buffy bugger bull bulldog bulldogs bullet
bullshit bunghole bunny burger burton bush business buster butch butler butt butter butterfl
butterfly butthead butthole buttons byteme cabbage cactus cadillac caesar caitlin caliente
californ california callie calvin camaro camel camelot camels camera cameron camilla camille
campbell canada cancel cancer cancun candy candyman cannon cantona capital capone captain
caramel cardinal carlo carlos carlton carmen carol carolina caroline carolyn carpet carrie
carrot carson carter cartman cartoon caserta casey cash casino casper cassidy cassie castle
catalina catch catdog catfish catherin catherine catman cats cavalier ccbill cdtnkfyf celeste
celica celine celtic celtics center central cerise cessna chair champagne champion champs chance
chandler chanel chang change changeme changer changezmoi chaos charger chargers charles charli
charlie charlott charlotte charlton charly charmed chase chat check cheers cheese chelsea cheri
cherie cherokee cherry cheryl chester cheval chevaux chevelle chevrole chevy chewie cheyenne
chicago chichi chicken chicks chief chiefs chien children china chipper chloe chocolat chopper
chouchou chris chrissy christ christia christian christin christine christop christophe
christopher christy chronic chubby chuck chucky church cindy citron cjkysirj cjkywt claire
clancy clarence classic claude claudia clayton clement clifford clinton clitoris cloud clover
cobra cocacola coconut code codesecret cody coeur coffee coke collectivite colleen college
collins colombia colorado colors colt coltrane columbia columbus command commando commune
communes compaq computer concrete condor connect conner connie connor conrad consumer content
control cookie cookies cool cooldude cooler coolio coolman cooper cooter copper corona corse
corvette cosmo cosmos cosworth cotton coucou cougar country courriel courtney cowboy cowboys
coyote cracker crash crazy cream creampie creative cricket crimson cristina croissant cruise
crunch crusader crystal cthulhu cthutq cuddles cupcake curious curtis cutlass cutter cxfcnmt
cynthia daddy dagger daisy dakota dale dallas dalton damian damien dana dance dancer danger
danie daniel daniela danielle daniil danila danni danny dannyboy dark darkness darkside darkstar
darling darren darwin dauphin dave david davids davis dawg dawson daytona dbrnjhbz dead deadhead
deadman deanna death debbie deborah december decembre deedee deeznuts defender defiant deftones
delete delta demo demon denali denis denise dennis denver derrick desert design designer desire
deskjet destiny detroit devil devildog devils dexter dfkthbz dfvgbh diablo diamond diamonds
diana diesel dietcoke digger digital dilbert dilligaf dillon dima dimanche dingdong dinosaur
director dirty discover disney dixie dkflbvbh doberman doctor dodge dodger dodgeram dodgers dogg
doggie doggy dogman dogs dollar dolphin dolphins dominic domino donald donkey donna donnie
doobie doodle dookie dorothy double doudou doudoune doughboy douglas down dracula drago dragon
dragons dragoon drake dream dreamer dreams driver drizzt drowssap drpepper drummer dthjybrf
dublin ducati duck dude dudley duke dumbass duncan durango dustin dusty dylan e2i6sa98t eagle
eagles eatme eatshit eclipse ecole eddie eduard edward eeyore egalite eiais926 eileen einstein
ekaterina elaine electric element elena elephant eleven elijah elizabet elizabeth elliot elliott
elodie elvira elvis elwood emerald emerson emilie emily eminem emma emmanuel empire energy
enfant enfants engage engine engineer england english enigma enjoy enter enterpri enterprise
eric ernest erotic escape escort essai esther ete eternity etoile eugene evelyn everton excalibu
exigen exigent exodus explorer express extreme fabian fabie faith falcon falcons fallen famille
family fantasy farmer farside fashion fast faster fatass fatboy fatcat father fatima fatman feet
felix fender fernand fernando ferrari ferret fetish fevrier ficken figaro fighter fille filter
finger finish fire fireball firebird firefly firefox fireman fish fisher fishing fitness
fktrcfylh fktrctq flames flamingo flash flatron fletcher fleur fleurs flight flipper florence
florian florida flower flowers fluffy flyboy flyers foobar football ford fordf forest forever
forget forgot formation formula forrest fortuna fossil foster foxtrot fraise framboise france
frances francis franco francoise frank frankie franklin franky fraternite freak freaks freaky
freckles fred freddie freddy frederic fredfred free freedom freeman freepass freeuser french
frere friday friend friends frog frogger froggy fromage front frontier frosty function funny
funtime fusion future fyfcnfcbz fylhtq gabrie gabriel galaxy galina galore gambit gandalf gang
gangbang gangsta gangster garbage garcia garcon garden garfield garrett gary gateway gator
gators gbpltw geheim gemini general genesis genius george georgia gerald gerard german germany
geronimo getsome gfhjkm ghbdtn ghbdtnbr ghjcnj ghost giant giants gibson gilbert gillian ginger
giorgi giovanni girl girls gizmo gizmodo gjkbyf global gloria gns6gn goblin goblue goddess
godsmack godzilla gofish goforit goku gold goldberg golden goldfish goldie golf golfball golfer
golfing goober good goodbye goodluck goodtime google goose gopher gordon gorilla gotcha gothic
govols grace gracie graham grandma granny grateful great green greenbay greenday greens greg
gregory gremlin grendel gretchen griffey griffin grizzly groovy grover grumpy guardian guillaume
guinness guitar gundam gunner gustav hacker hailey halflife hallo hamburg hamilton hamlet hammer
hammers hamster handsome hannah hannibal hansen hansolo happy hard hardcore harder hardon harley
harmony harold harris harrison harry harvey hastings hawaii hawk hawkeye hayden hayley head
hearts heather heaven hector helen helena hell hellfire hello help helpme hendrix henry hentai
herbert herbie hercules herman hermes hershey hesoyam hidden highland hilton hiphop history
hitman hiver hjvfirf hobbes hobbit hockey holden holiday holland holly hollywoo hollywood holmes
holyshit home homer homers homerun honda honey hongkong hooker hooters hoover hope horndog
hornet horney horse horses hotboy hotdog hotrod hotstuff hottie house houses houston howard
hudson hugo hummer hungry hunter hunting hurrican husker huskers huskies hustler hyperion
i2e2e2eq i2e698ta i2e698tas i2e6sat89 i2eaae2i i2eae2i i2eas6t i2eas6t8 i2eas6t89 i2eas6t89a
i2eas6t89io i2eas6t89o i2eas6t89oq i2eas6t89q i2eas6t89z i2eas6ta i2eas6tq i2easae2i i2eassae2i
i2ee2ii2e i2ei2ei2 i928eta6s iat2s8e69 iat896e iat896e2 iat896e2s iat8s2e69 ibanez icecream
iceman ie666ie iforgot igor iguana ihateyou ii22eeaa ii22eeaass ii2es8ie ii2es8ie2i iii222eee
iiii2222 iiiiiiii illini iloveu iloveyo iloveyou imagine immortal impala imperial incubus indian
indiana indians indigo infantry inferno infiniti infinity insane inside integra internet
intrepid invite io29e8ats6 ireland irina irish ironman isa26et8 isabel isabella isabelle island
israel italia ivan ivanov iverson iwantu jack jackal jackass jackie jackoff jackson jacob
jacqueline jacques jaguar jake jamaica james jamesbon jamie jammer janice janine january janvier
japan japanese jarhead jasmin jasmine jason jasper javier jayeeuz jazz jean jedi jeep jeff
jeffrey jenna jennie jennifer jenny jeremiah jeremy jericho jerome jerry jersey jesse jessica
jessie jester jesus jetaime jethro jeudi jimbo jimbob jimmy joanna joanne joejoe joey john
johnjohn johnny johnson joker jonathan jones jordan joseph josh joshua jrcfyf juan judith juice
juillet juin jules julia julian julie julien juliet juliette julius jumper jungle junior jupiter
justdoit justice justin justine justme juventus kaiser kaktus kamikaze kangaroo kansas karate
karen karina kasper katana katerina kathleen kathryn kathy katie katrin katrina kawasaki keeper
keith kelley kelly kelsey kennedy kenneth kenny kentucky kenwood kenworth kermit kevin keyboard
keystone kicker killer killme kimberly king kingdom kingkong kingpin kingston kirill kiss kisses
kissme kitkat kitten kitty kittycat klaster knicks knight knights kodiak kolobok kong kotenok
kramer krishna kristen kristi kristin kristina kristy kyle labrador labtec lacrosse ladies lady
ladybug laguna lakers lancelot lancer lansing lapin laptop larisa larry lasvegas latin latino
laura lauren laurent laurie lawrence lawyer lea leader leather ledzep legacy legend legion
legolas lemons lennon leonard leonardo leopard lesbian lesbians leslie lespaul lestat lester
letmein letsgo lewis lexmark liberte liberty lick licker lickit lickme licorne life lifehack
lifetime light lightnin lights lille lincoln linda lindsay lindsey lion lionking liquid lisa
lisalisa little liverpoo liverpool lizard lizzie lobster logan logitech lolita lollipop lollol
london lonely lonestar lonewolf long longhorn looker looking lorenzo lorraine loser louis louise
loulou loup love loveit lovelove lovely loveme lover loverboy lovers loveyou loving lowrider
lucas lucifer lucky luckydog lucy ludwig luke lundi lune luther lvbnhbq lycee lyon macdaddy
machine madden maddie maddog madison madman madmax madness madonna madrid maestro maggie magic
magnolia magnum magnus maiden mailcreated mailman mairie maison makaveli maksim malcolm malibu
mallard maman mamie mamounette manager manchest manchester mandingo mandy maniac manon manson
manuel manutd maradona marathon marcel marco marcus mardi margaret margarita marguerite maria
mariah marian marie marilyn marina marine mariners marines marino mario marion marissa mark
market markus marlboro marlene marley marlin mars marseille marshall martha martin martina
martine martinez martini marvel marvin mary maryjane maryland mason massive master masters
mathieu mathilde matilda matrix matt matthew mature maurice maverick maxima maxime maximus
maxine maxmax maxwell mayday mayhem maynard mdp meatball meatloaf megadeth megaman megan meghan
melanie melinda melissa mellon melody melvin member memory memphis mercedes merci mercredi
mercury meridian merlin mersedes metal metallic metallica method mexico miami michael michaela
michel michele michelle michigan mickey microlab microsof microsoft midnight mighty miguel mike
mikey milano miles military miller millie million milton mine minecraft minette minnie minou
miracle mirage miranda miriam mission missy mister mistress misty mitchell mobile models mojo
mollie molly moloko molson momoney monamour moncoeur monday money moneys mongoose monica monika
monique monitor monkey monkeys monmdp monmotdepasse monopoly monroe monster montana montpellier
montreal mooc moocow mookie moomoo moon moose morgan morpheus morris morrison moscow motdepasse
mother moto motorola mountain mouse movie movies mozart muffin mulder munchkin muppet murphy
murray muscle mushroom music musicman mustang mustangs mylove mypass myself mystery mystic
nadine naked nancy nantes napass napoleon naruto nascar nasty nastya natali natalia natalie
natasha natation nathalie nathan national natural naughty nccitoia nccitoid nccitoie nebraska
nellie nelson nemesis neptune network nevada newlife newman newpass newport newton newyork
nfnmzyf nice nicholas nick nicola nicolas nicole night nikita nikki nimrod nina niners ninja
nintendo nipple nipples nirvana nissan nofear noisette nokia nolimit none noodle noodles nookie
nopass norman normandie norton nothing nounours nouveau november novembre nugget number
nuttertools nylons nymets o.o.ooo oakland oakley obiwan oblivion october octobre odessa office
ohyeah oicu oilers oioi2oii oioi2oio oioi2ooi oioi2ooo oioii986 oioii98i oioii98o oioii98s
oioii99i oioii99o oioii9to oiseau oklahoma oksana oldman olga oliver olivia olivier olympique
omega onelove online open openup oracle orange oranges ordinateur oregon orioles orion orlando
oscar osiris outlaw overlord oxford pacific packard packer packers pacman painter pakistan
palace paladin palmer pamela panama panasonic pancho panda pandora pantera panther panthers
panties pantyhos panzer papa papillon papy paradise paradox paris parker parola parrot party
pascal pass passat passion passport passwor password passwort patches patricia patrick patriot
patriots patton paul pauline pavilion payton peace peaches peanut peanuts pearljam pebbles pedro
peekaboo peewee pegasus pencil penelope penguin penguins penny pentium people pepper pepsi
perfect personal pervert pete peter peterpan peters peugeot phantom philip philippe philips
phillies phillip philly phoebe phoenix photo photos phpbb picard picasso piccolo pickle pickles
pics picture pierre piglet pikachu pilot pimp pimpin pineappl ping pink pinkfloy pioneer pirate
pirates pistol pitbull pitchoun pizza planet plastic platinum play playboy player playtime
please pleasure plumber plymouth poison poisson pokemon polaris police polina polo polska pomme
poncho pontiac pooh poohbear pookie poontang poop pooper poopie poopoo popcorn popeye porkchop
porsche portable porter portland portugal possum postal potato potter poupette powder power
powers preau precious predator prelude presario preston pretty primus prince princes princess
princesse printemps printer private privet prodigy provence psgpsg psycho pumpkin punisher
punkin punkrock puppies puppy purple putter pyramid python q2wee q2weear q2weearst q2weearst6y
qawsed qawsedrf qaz2wsx qaz2wsxeedc qazqaz qazwsx qazwsxed qazwsxedc qazwsxedcrfv qazxsw
qazxswedc qiw2e qiw2eer qiw2eerat qiw2eeratsy qsdfgh qsdfghjkl quality queen quentin quincy
qwaszx qwe qweasd qweasdzxc qweqwe qwer qwerasdf qwert qwerty qwertyu qwertyui qwertyuio
qwertyuiop rabbit racecar racerx rachel racing rafael ragnarok raider raiders rainbow raistlin
ralph rammstein ramona randall random randy ranger rangers raphael raptor rascal rasdzv raven
ravens raymond razz rbhbkk ready reagan reality reaper rebecca rebel rebels redalert redbull
reddog redhead redhot redman redneck redrum redskins redsox redwings reebok reggie regina reine
remember renard renegade rennes republique rescue research retard revenge review rfhbyf rfnthbyf
rfrfirf rhbcnbyf rhonda ricardo richard richards richie richmond rick ricky rightnow ripper
river rjirfrgbde rjntyjr robbie robert roberto roberts robin robinson rock rocker rocket rockets
rockon rocks rockstar rocky rodney roger rogers roland roller rolltide romain roman romashka
romeo rommel ronald ronaldo ronnie rookie rooster rootbeer roscoe rose rosebud rosemary rotten
rovers roxanne rubber rugby rulez runner running rush ruslan russell russia russian rustam rusty
ryan sabbath sabina sabine sabrina sadie safety sailboat sailing sailor saint saints sakura
sally salmon samantha samedi sammie sammy sampson samson samsung samuel samurai sanchez sandiego
sandman sandra sandro sandy santana santiago santos sapphire sara sarah saratoga sasha sassy
satan saturn saun savage savannah sayang scarface scarlet scarlett school scooby scoobydo
scooter scorpio scorpion scotch scotland scott scottie scotty scrappy scream scruffy scully
search seattle sebastia sebastian sebastien secret secrete security seinfeld select selena
seminole semperfi sentinel septembe september septembre serega serena serenity sergei sergey
sergio server service sesame seven shadow shaggy shalom shaman shamrock shane shaney shannon
shaolin shark sharks sharon shasta shaved shazam sheena sheila shelby shelley shelly shemale
sherlock sherman sherry shiloh shirley shit shithead shitty shogun shooter shopping short shorty
shotgun showme showtime sidney siemens sierra silver silvia simba simon simone simple simpson
simpsons sinatra singer single sinner sirius sisosiso sister sithlord sixers skater skeeter
skiing skinny skipper skippy skittles skyline skywalke slappy slapshot slayer sleepy slick
slipknot smile smiles smiley smith smitty smoke smoker smokey smokin smooth smudge smut snake
snakes snapper snatch snickers sniper snoopy snow snowball snowman snuggles sobaka soccer
socrates soeur softball software soldier soleil soleils solomon somethin sommer sonic sony
sooner sooners sophia sophie sosoi2ealjg southern space spanking spankme spanky sparky sparta
spartak spartan spartans speaker special spectrum speed speedy spencer spider spiderma spiderman
spidey spike spirit spitfire splash spooky sport sports spring springer sprint sprite spunky
spyder squirrel squirt srinivas stacey stalker stallion standard stanley star starbuck starcraft
stardust starfish stargate stars startrek starwars station stealth steelers stefan stella
stephane stephani stephanie stephen sterlin sterling steve steven stevie stewart stick sticks
sticky stimpy stinger stingray stinky stocking stone stonecol stoner stones storm stormy
stranger strasbourg street strider strike striker stripper strong stuart stud student studio
stuff stupid subaru sublime success sugar sultan summer summit sundance sunday sunny sunrise
sunset sunshine super superfly superman superstar support surfer surfing susan suzanne suzuki
svetik svetlana swallow sweden sweet sweetie sweetpea sweets sweety swimming swinger swingers
swordfis swordfish sydney sylvia sylvie syracuse system t89as6i2e t89si2e tacobell tacoma
tai8s296e tamara tammy tanker tanner tanya tardis target tarheel tarheels tarzan tata tatiana
tattoo tatyana taurus taylor tazman tdutybq teacher technics techno teddy teen teens telefon
telephone tempest temple tennis tequila teresa terminal terminator territoire terror terry
tesoisos test tester testing testtest texas thailand thanks thankyou thegame thekid theking
theman theodore theone therock thomas thompson thor throat thuglife thumper thunder tickle
tiffany tiger tigers tigger tight tigre timber time timmy timothy tina tinker tinman tintin
titanic titans titi titleist tobias toby today tolkien tomato tomcat tommy tomtom tonton tony
topcat topdog topgun topper tornado toronto torres tortue toshiba toto tottenha toulouse
tournesol toutou toyota tracey tractor tracy traffic trains trance transam travel travis
treasure trebor tree trevor trfnthbyf tricky trigger trinidad trinity tristan triton triumph
trixie trojan trojans trombone trooper trouble truck trucker trucks truelove trumpet trunks
trustno ttttttt tucker tuesday turbo turkey turner turtle tweety twilight twister tyler tyrone
ultima ultimate unicorn united universe universite unknown unreal utilisateur utopia vacances
vacation vader valentin valentina valera valerie valhalla valley vampire vanessa vanhalen
vanilla vanille vectra vegeta velo velvet vendredi verbatim veritas verona veronica veronika
vertigo vette vfhbyf vfhecz vfrcbv vfrcbvrf vfvjxrf victor victoria victory video viking vikings
viktor viktoria vincent violet violette viper vipers virgin virginia vision vivian vkontakte
vladik vladimir vladislav voiture volume voodoo vortex voyager vulcan walker wallace wally
walnut walter wanker warcraft warhammer warlock warlord warren warrior warriors water waterloo
waters watson wayne weasel weather webmaster webster weed weezer welcome wendy werewolf wesley
western westham westside whatever wheels whiskey white whitney whocares whynot wicked wilbur
wildcat wildcats wildfire william williams willie willis willow willy wilson window windows
winner winnie winston winter wisdom wizard wolf wolfgang wolfman wolfpack wolverin wolverine
wolves wombat women wonder woody woofwoof wookie wordpass world wrangler wright wrinkle writer
wutang wxcvbn xanadu xavier xfiles xtreme yamaha yankee yankees ybrbnf yellow yfnfif yomama
young yourmom yvonne zachary zaphod zaqi2wsx zaqixsw zaqwsx zaqxsw zeppelin zidane zipper zombie
zvezda zxcasd zxcv zxcvbn zxcvbnm
`;

export const COMMON_STEMS: ReadonlySet<string> = new Set(WORDS.trim().split(/\s+/));
