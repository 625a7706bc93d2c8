/// The people of Harbour Strength, one a line:
/// handle | name | role | age | about | joined days ago / coaching ended days ago | rhythm | activity | helper | themes |
/// groups | portrait | channels elsewhere. `PeopleParser` says what the short forms mean.
enum HarbourPeople {
    static let lines = """
        maya|Maya|owner|41|coach, bad at rest days, better at yours|182|6|1|.9|coach everyday|ss el bb se|umber afro black crew in-evergreen on-sage smile|Instagram @harbourstrength; harbourstrength.example/diary
        rhona|Rhona|professional|46|physiotherapist, hills on Sundays, draws stick people|180|16|.8|.8|coach everyday|el bb se|porcelain bob auburn collar in-teal on-oat small|YouTube Rhona Explains Knees
        doreen|Doreen|client|71|new hip, wants the stairs back|118|14|.8|.7|stairs gran everyday|ss|fair curls white round crew in-plum on-ochre smile|Facebook Doreen of Pier Place
        graham|Graham|client|63|COPD, finished rehab in March|104|16|.8|.8|breath stairs walking|ss|fair cropped grey round crew in-sage on-sage smile|a walking club newsletter
        tomasz|Tomasz|client|44|lorry driver, type 2 diabetes, wants to walk the wall with Ola|85|12|.8|.5|driving walking family|ss|rose shortSide brown short crew in-navy on-slate grin|his club's walking page
        lucia|Lucía|client|41|nurse on nights, Crohn's|131|18|.8|.8|nights food work|ss|olive bun dark scarf in-brick on-oat small|Mastodon @lucia@nightshift.example
        samir|Samir|client|47|long drives, sore back|92|3|.7|.3|driving pain|ss|tan shortSide black full collar in-sage on-oat smile|
        kwame|Kwame|client|39|three children, evening walks|160|15|1|1|parenting walking family|ss|ebony cropped black stubble crew in-ochre on-ochre grin|Instagram @kwame_after_bedtime
        jo|Jo|client|36|slow runner, writes|140|12|.9|.8|running everyday garden|ss el|fair shortSide copper hoodie in-teal on-sage crooked|slowisapace.example; Instagram @jo_runs_last; Newhaven parkrun page
        callum|Callum|client|34|hand-cycle, pool, a long correspondence about a hoist|150|19|.8|.7|wheels swimming bike|ss bb|porcelain fringe copper full hoodie in-slate on-oat grin|Strava Callum Rolls
        aisha|Aisha|client|27|swims, a bit nervous about groups|5|4|.6|.5|swimming shyness gran|ss el|tan headscarf dark crew in-teal on-oat smile|
        petra|Petra|client|52|long Covid, pacing carefully|4|5|.5|.5|pacing rest stairs|ss|rose bob blond cardigan in-slate on-clay small|
        hugo|Hugo|client|50|drives nights, started in January|127|22|.5|.3|driving nights walking|ss|porcelain swept grey moustache crew in-brick on-slate small|
        priya|Priya|client|29|lifting again after a baby|66|11|.7|.5|strength parenting sleep|ss se|tan long black crew in-clay on-clay smile|Instagram @priyalifts_naps
        meilin|Mei-Lin|client|66|grandmother with a strong grip|155|20|.8|.8|strength gran balance|ss se|porcelain bob silver round vest in-brick on-oat smile|WeChat, for the cousins
        ben|Ben|former|58|still Tuesdays, though nobody checks|182/150|27|.7|.8|walking strength|ss|rose bald grey stubble collar in-slate on-sage crooked|
        agnes|Agnes|former|76|retired dinner lady, chair exercises and gossip|181/70|35|.7|.9|balance gran everyday|ss|fair wispy white round cardigan|
        ruaridh|Ruaridh|former|33|knee surgery, then ferries again|176/61|35|.6|.7|pain work walking|ss|porcelain fringe copper short|Strava Ruaridh MacN
        shanthi|Shanthi|former|49|accountant, walks at half past twelve|178/48|29|.7|.8|walking work|ss|brown bun black square|Instagram @shanthi_lunchwalk
        bogdan|Bogdan|former|55|welder, two shoulders, one opinion|170/90|39|.5|.6|strength pain work|ss|olive cropped grey moustache|
        winifred|Winifred|former|84|eldest here, walks to the bandstand|174/40|33|.6|.8|walking balance everyday|ss|porcelain bun white square scarf|letters, mostly
        yusuf|Yusuf|client|31|chef, knees, finishes at midnight|2|5|.4|.4|shyness work strength|ss|brown curls black short|
        idris|Idris|client|23|student, has not run since school|6|5|.5|.4|shyness running|ss|ebony locs black hoodie|TikTok @idrisalmostruns
        ottilie|Ottilie|client|60|choir, hip, first gym in her life|5|8|.4|.5|shyness balance stairs|ss|fair bob grey square|
        morag|Morag|client|68|fishmonger for forty years, back bend to match|165|23|.8|.8|pain walking swimming|ss el|rose bun grey collar|Facebook Morag's Tides
        fatima|Fatima|client|38|two jobs, walks between them|146|29|.6|.6|walking work parenting|ss|olive headscarf dark scarf|
        eamon|Eamon|client|72|bypass last year, garden gate to post office|139|21|.7|.6|walking garden breath|ss|rose bald white full|
        halina|Halina|client|57|osteoporosis, dances in the kitchen|121|25|.7|.7|balance strength everyday|ss|porcelain bob blond|Facebook Polish Parents Leith
        sione|Sione|client|45|security guard, stands for a living|97|33|.5|.5|nights work pain|ss|brown cropped black full|
        babajide|Babajide|client|62|high blood pressure, low patience, long walks|88|25|.7|.7|walking family everyday|ss|ebony bald black moustache square|WhatsApp, the church group
        catriona|Catriona|client|51|hot flushes, cold sea, warm group|79|23|.7|.7|sleep walking swimming|ss|fair long auburn|Instagram @catrionawades
        dai|Dai|client|69|one stroke, one stick, two dogs|112|25|.7|.7|dog balance walking|ss|rose wispy white stubble|
        esther|Esther|client|48|carer for her mum, squats by the kettle|71|23|.6|.8|family strength rest|ss|umber braid black|
        farid|Farid|client|53|taxi, hip, football as a goalkeeper only|58|27|.5|.5|driving pain family|ss|tan swept grey short|
        greta|Greta|client|64|new knee, old bicycle bell|43|21|.6|.6|stairs bike pain|ss bb|porcelain shortSide silver round|
        ailsa|Ailsa|client|44|swims before the school office opens|169|23|.7|.6|swimming work|el|rose bun auburn|
        bernadette|Bernadette|client|74|breaststroke, head up, conversation throughout|163|23|.8|.8|swimming everyday|el|fair curls silver|
        chidi|Chidi|client|35|learnt to float in January|133|25|.7|.6|swimming shyness parenting|el|ebony cropped black round|Instagram @chidifloats
        dolores|Dolores|client|67|walks to early Mass the long way|144|29|.6|.6|walking everyday|el|olive bun grey scarf|
        emre|Emre|client|30|baker, done by nine, in the pool by ten past|125|27|.6|.5|swimming work nights|el|olive curls dark short|Instagram @emrebakes
        fergus|Fergus|client|52|desk, lighthouse, desk|159|23|.7|.6|walking work weather|el|porcelain swept copper full|
        gurpreet|Gurpreet|client|61|walks the prom with his late wife's dog|116|21|.7|.7|dog walking|el|brown turban black full in-clay|
        hettie|Hettie|client|22|student nurse, cold water, warm flask|87|27|.6|.6|swimming nights|el|rose braid blond|Instagram @hettieinthesea
        ingrid|Ingrid|client|70|has swum in worse|149|29|.7|.8|swimming weather|el|porcelain cropped white vest|ingridswims.example
        jamal|Jamal|client|26|courier, walks for pleasure on his day off|64|29|.5|.4|walking work|el|umber afro black stubble hoodie|TikTok @jamalstrolls
        kirsteen|Kirsteen|client|56|asthma, walks behind the harriers|107|25|.6|.7|breath walking|el|fair fringe brown square|
        leszek|Leszek|client|59|night porter, day walker|82|27|.6|.5|nights walking|el|rose shortSide grey moustache|
        marguerite|Marguerite|client|79|aqua class, back row, best jokes|136|25|.7|.7|swimming balance|el|brown curls white round|
        noor|Noor|former|42|finished a first mile in March|172/52|29|.6|.8|swimming walking|el|tan headscarf dark in-plum square|Mastodon @noor@slowlengths.example
        oksana|Oksana|client|37|walks to learn the street names|95|23|.6|.6|walking parenting|el|porcelain long brown round|Telegram, family only
        piet|Piet|client|65|ex-tugboat, new heart valve|73|23|.6|.6|walking breath weather|el|rose wispy white full|
        roisin|Róisín|client|33|dispatcher, lane two, Tuesdays|54|25|.6|.6|swimming work sleep|el|porcelain curls copper|Instagram @roisin_lane2
        sanjay|Sanjay|client|54|walks before the shop opens|40|23|.6|.6|walking work family|el|brown shortSide black moustache square|
        thandi|Thandi|client|47|teacher, afraid of the deep end, going anyway|33|20|.6|.6|swimming shyness|el|ebony braid black|
        alasdair|Alasdair|client|57|bike in the hall for nine years, now outside it|162|25|.7|.7|bike weather|bb|fair bald grey full round|Strava Alasdair G
        bianca|Bianca|client|32|cargo bike, two passengers, many snacks|128|25|.6|.6|bike parenting|bb|olive long dark|Instagram @bianca_cargo
        cormac|Cormac|client|40|broken collarbone, mended nerve|110|27|.6|.6|bike shyness pain|bb|rose curls auburn stubble|Strava Cormac D
        dagny|Dagny|client|63|tricycle, basket, no apologies|142|25|.7|.7|bike balance garden|bb|porcelain braid silver square|
        enzo|Enzo|client|28|postman, rides a bike to ride a bike|91|29|.5|.5|bike work|bb|olive swept black moustache|Strava Enzo Poste
        fiadh|Fiadh|client|25|learning at twenty-five, wobbling with intent|37|18|.6|.5|bike shyness|bb|porcelain bob copper hoodie|
        gethin|Gethin|client|66|rides to the other harbour for a scone|124|23|.7|.7|bike food|bb|rose cropped white short|gethinpedals.example
        huw|Huw|former|61|spinal op, back in the saddle by spring|175/45|27|.6|.8|bike pain|bb|fair swept grey square|Strava Huw P
        ismail|Ismail|client|36|commutes by the canal, counts herons|99|25|.6|.6|bike work|bb|umber shortSide black full|
        jadwiga|Jadwiga|client|59|e-bike, which is not cheating|77|23|.6|.7|bike strength|bb|fair fringe blond round|
        keir|Keir|client|19|off crutches, on rollers|60|27|.5|.5|bike pain shyness|bb|porcelain curls blond hoodie|Strava Keir 05
        lotte|Lotte|client|55|grew up on bikes, afraid of roundabouts|51|23|.6|.6|bike weather|bb|rose bun blond scarf|
        mehmet|Mehmet|client|43|repairs everyone's, rides his own on Sundays|147|27|.7|.8|bike work|bb|olive cropped dark full round|
        niamh|Niamh|client|30|tandem, on the back, giving instructions|69|27|.6|.5|bike everyday|bb|fair long copper|
        olu|Olu|client|48|indoor bike, outdoor plans|29|20|.5|.5|bike breath|bb|ebony bald black short|
        pilar|Pilar|client|62|carries her own shopping, thank you|156|25|.7|.7|strength gran|se|olive bob grey|
        ramesh|Ramesh|client|70|retired bus driver, resistance bands on the door|137|25|.7|.6|strength balance|se|umber bald white moustache square|
        siobhan|Siobhán|client|45|shift manager, squat rack by appointment|119|27|.6|.6|strength work nights|se|porcelain shortSide auburn|Instagram @siobhansquats
        ursula|Ursula|client|73|grip, balance, crosswords|153|27|.7|.8|balance strength|se|fair wispy silver round scarf|
        vikram|Vikram|client|38|frozen shoulder, thawing|101|25|.6|.6|pain strength work|se|tan swept black stubble|
        wanjiru|Wanjiru|client|50|sings on the stairs, lifts on Fridays|130|23|.7|.8|strength stairs everyday|se|ebony afro black round in-ochre|Facebook Leith Gospel Choir
        xanthe|Xanthe|client|24|first pull-up pending|84|21|.6|.5|strength shyness|se|olive fringe plum|TikTok @xanthehangs
        yetunde|Yetunde|client|34|twin boys, twin kettlebells|106|25|.6|.6|strength parenting|se|umber braid dark vest|Instagram @yetundetwice
        zofia|Zofia|client|46|cleaner, strong already, learning rest|75|25|.6|.6|strength rest work|se|fair bun brown|
        arthur|Arthur|former|78|got up off the floor, told everyone|177/58|31|.6|.7|balance strength gran|se|rose bald white full square|
        beatriz|Beatriz|client|39|violinist, sore neck|62|25|.6|.6|pain strength|se|olive curls dark square|beatrizplays.example
        colm|Colm|client|60|two new discs, no lifting the boat|114|29|.5|.6|pain strength garden|se|fair shortSide silver stubble|
        delphine|Delphine|client|55|diver turned gardener|46|25|.6|.6|garden strength|se|brown cropped silver|Pixelfed @delphine@allotments.example
        errol|Errol|client|67|dominoes, dumb-bells, in that order|134|27|.7|.7|strength family|se|ebony cropped grey full|
        faye|Faye|former|29|rehabbed an ankle, kept the Thursdays|168/66|29|.6|.7|strength pain running|se|rose bob plum|Instagram @faye_thursdays
        gideon|Gideon|client|42|wheelchair rugby, off season|80|27|.6|.6|wheels strength|se|umber locs black short|Strava Gideon W
        hamish|Hamish|client|32|farmer, thought he was fit|48|25|.5|.5|strength work weather|se|porcelain swept blond full|
        iona|Iona|client|20|first year at uni, first barbell|35|20|.6|.5|strength shyness sleep|se|fair braid brown hoodie|TikTok @ionalifts
        kamala|Kamala|client|53|menopause, bands, better sleep some nights|68|23|.6|.7|sleep strength|se|brown bob dark cardigan|
        lachlan|Lachlan|client|37|dad of four, floor-based by necessity|89|27|.6|.6|parenting strength|se|rose fringe brown full|
        magda|Magda|client|58|hairdresser, tired feet, strong arms|26|18|.6|.6|strength work pain|se|porcelain long auburn square|Facebook Magda's Chair
        """
}
