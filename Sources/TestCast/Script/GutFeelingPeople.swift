/// The people of The Gut Feeling Café, in the same form as `HarbourPeople`.
enum GutFeelingPeople {
    static let lines = """
        nadia|Nadia|owner|38|started this table, Crohn's since 2014|182|5|1|.9|coach everyday|lt nd ma|tan curls black crew in-evergreen on-clay smile|Mastodon @nadia@gutfeeling.example; Instagram @gutfeelingnadia
        shona|Shona|professional|49|IBD nurse, answers what can be answered here|178|20|.7|.7|coach everyday|lt nd|porcelain bob auburn round collar in-navy on-sage small|
        rob|Rob|client|45|ten years with colitis, walks to the end of the drive|173|11|.9|.8|walking flare cafe|lt ma|rose swept brown crew in-brick on-sage smile|Mastodon @rob@gutfeeling.example
        elsie|Elsie|client|68|new hip last autumn, tomatoes, prefers letters|168|14|.9|1|garden cafe family|lt nd|fair long auburn crew in-navy on-ochre smile|the parish magazine
        adaeze|Adaeze|client|33|solicitor, Crohn's, knows every lift in the court|151|25|.6|.7|work bag telling|lt|ebony braid black collar|Instagram @adaeze_intheloop
        anselm|Anselm|former|52|organist, colitis, sits near the vestry door|172/60|27|.7|.7|toilets work telling|lt|rose wispy grey square|
        beata|Beata|client|41|pouch since 2019, plain about it|162|23|.8|.9|bag hospital everyday|lt ma|porcelain bob blond|beata-plainly.example
        benedikt|Benedikt|client|29|cyclist when allowed, Crohn's|119|25|.6|.6|bike flare|ma|fair curls copper short|Strava Benedikt R
        carys|Carys|client|24|teacher training, diagnosed in spring|44|18|.6|.5|newlyDiagnosed work telling|nd lt|porcelain fringe brown|Instagram @carys_colitis
        celeste|Celeste|client|57|stoma, sequins, salsa on Saturdays|140|23|.8|.8|bag shyness everyday|lt ma|brown afro grey in-plum|Facebook Sequins and Stomas
        dmitri|Dmitri|client|36|chess, colitis, long bathroom breaks|98|29|.5|.5|toilets everyday|lt|fair shortSide dark stubble round|
        dunja|Dunja|client|31|translator, works beside the loo, calls it an office|132|25|.7|.7|work toilets|lt|olive bun dark round|
        efua|Efua|client|27|microscopic colitis, macroscopic opinions|76|21|.7|.6|telling family food|lt|umber locs black in-ochre|TikTok @efuatells
        eilidh|Eilidh|client|22|student, Crohn's, shares a bathroom with five|81|21|.6|.6|toilets shyness sleep|lt|porcelain long copper|Instagram @eilidh_ibd
        florian|Florian|client|48|chef who cannot eat his own menu|123|27|.7|.7|food work cafe|lt|rose bald brown full|
        freya|Freya|client|35|marathon spectator, former runner, maybe again|87|23|.6|.6|running flare|ma|fair bun blond|Strava Freya Sometimes
        gabriel|Gabriel|client|19|diagnosed at school, now at college|21|11|.5|.4|newlyDiagnosed shyness|nd|olive swept black hoodie|
        gwen|Gwen|former|63|stable four years, stays for the company|179/80|35|.7|.9|hospital travel everyday|lt nd|rose cropped silver square|
        hana|Hana|client|30|Kyoto to Bristol, Crohn's, rice at all hours|108|25|.6|.6|food travel|lt|porcelain bob black|Pixelfed @hana@rice.example
        henrik|Henrik|client|55|ferry engineer, knows every toilet on board|144|27|.6|.7|work travel toilets|lt|fair swept white full|
        ilse|Ilse|client|70|forty years of this, still surprised|165|25|.8|.9|everyday hospital garden|lt nd|porcelain bun white round|
        imran|Imran|client|34|new dad, new diagnosis, in that order|38|20|.6|.5|newlyDiagnosed parenting sleep|nd lt|tan shortSide black full|
        joaquim|Joaquim|client|44|bus driver on the route with the closed toilets|127|25|.7|.7|driving toilets work|lt|brown cropped black moustache|
        joyce|Joyce|former|75|diverted twice, diverted always|170/44|27|.7|.8|hospital bag family|lt|umber wispy white square|
        kaito|Kaito|client|26|climber, Crohn's, chalk everywhere|92|25|.6|.6|strength flare|ma|olive fringe black|Instagram @kaito_slab
        katya|Katya|client|39|nurse who became the patient|104|25|.6|.7|hospital work nights|lt|rose long blond square|
        lars|Lars|former|50|was here for his flare, stayed for others|176/66|29|.6|.8|flare walking|lt ma|porcelain bald blond short|
        leila|Leila|client|28|colitis, wedding in August, menu in negotiation|63|20|.7|.6|family food telling|lt|tan long dark|Instagram @leila_saysmaybe
        lorcan|Lorcan|client|42|joiner, plans the day by portable toilets|111|27|.6|.6|work toilets|lt|porcelain curls auburn full|
        malik|Malik|client|23|football, subbed himself on for ten minutes|57|21|.6|.5|running shyness|ma nd|ebony cropped black hoodie|TikTok @maliktenminutes
        marisol|Marisol|client|46|pouch trouble, patience practice|135|25|.7|.8|hospital bag rest|lt|olive curls black square|
        miriam|Miriam|client|59|bakes for people with other stomachs|157|25|.8|.9|food family cafe|lt nd|fair bob grey round|miriam-bakes.example
        nikos|Nikos|client|37|sailor on land, mostly|72|25|.6|.6|travel flare|lt ma|olive bun dark full|
        nuala|Nuala|client|65|proctitis, choir, aisle seat|116|25|.7|.7|toilets everyday|lt|rose curls silver scarf|
        omar|Omar|client|32|software, fatigue, naps by calendar|94|16|.6|.6|rest work sleep|lt|tan curls black short round|Mastodon @omar@naps.example
        orla|Orla|former|40|finished the buddy year, still writes|174/50|29|.6|.8|telling everyday work|lt nd|fair braid auburn|
        paolo|Paolo|former|61|removed colon, kept humour|171/95|33|.6|.8|bag hospital cafe|lt|olive wispy grey moustache|
        parveen|Parveen|client|54|colitis, three sons, one bathroom|129|27|.6|.7|family toilets|lt|brown headscarf dark in-clay round|
        quinn|Quinn|client|25|Crohn's, non-binary, aisle seat enthusiast|69|20|.7|.7|travel telling shyness|lt|fair shortSide plum hoodie|Mastodon @quinn@aisleseat.example
        rafael|Rafael|client|49|gentle cyclist since the operation|102|25|.6|.6|bike hospital|ma|brown shortSide grey stubble|
        rania|Rania|client|36|journalist, deadlines and flares|84|25|.6|.6|work flare nights|lt|olive swept dark square|
        ruth|Ruth|client|72|newly diagnosed at seventy-two, cross about it|31|16|.6|.6|newlyDiagnosed family|nd|porcelain cropped white round|
        sigrid|Sigrid|client|43|skis when the gut says yes|147|29|.6|.6|travel weather|ma|fair braid silver|
        sunil|Sunil|former|56|temple kitchen volunteer, plain dal expert|175/58|31|.6|.8|food family|lt|umber shortSide white moustache round|
        tamsin|Tamsin|client|29|yoga on the good days, floor on the others|90|21|.6|.6|rest flare sleep|ma|rose long auburn|Instagram @tamsinonthefloor
        tariq|Tariq|client|47|taxi, Crohn's, short fares by choice|96|4|.6|.4|driving toilets flare|lt|brown swept black full|
        teodora|Teodora|client|53|librarian, seat by the exit, Crohn's|120|25|.7|.8|work everyday telling|lt|olive bob dark round|
        uma|Uma|client|34|pregnant with colitis, well supported|78|20|.7|.6|family hospital|lt|brown braid black|
        uzo|Uzo|client|30|gym in ten-minute pieces|67|21|.6|.6|strength rest|ma|ebony locs dark short|Instagram @uzo_tenminutes
        vera|Vera|client|81|bowel older than most of you|141|29|.7|.8|everyday garden|lt|porcelain curls white square|
        viktor|Viktor|former|58|retired referee, still blows the whistle on menus|174/72|27|.6|.6|cafe travel|lt|rose cropped grey|
        wendell|Wendell|former|66|fistula, fishing, few words|168/55|31|.5|.5|hospital rest|lt|umber bald grey full|
        xiomara|Xiomara|client|42|dance teacher, sits out songs now|74|23|.6|.6|flare shyness everyday|ma|brown curls plum|Instagram @xiomara_sits
        yannick|Yannick|client|39|commutes with a map of toilets|53|21|.6|.6|work travel toilets|lt|ebony shortSide black square|
        yara|Yara|client|26|diagnosed in March, reading too much|49|11|.7|.5|newlyDiagnosed sleep telling|nd lt|olive long black round|Instagram @yara_reads_less
        zainab|Zainab|former|45|ran the newcomers' evening for two years|180/75|31|.7|.9|family telling food|lt nd|umber headscarf dark in-ochre|
        anouk|Anouk|client|51|colitis, long train journeys, short fuse|59|23|.6|.6|travel cafe|lt|porcelain shortSide silver scarf|
        bram|Bram|client|28|first infusion chair, window side|5|5|.5|.5|newlyDiagnosed hospital|nd lt|fair fringe blond stubble|
        clement|Clement|client|64|new to this and to typing|2|5|.4|.4|newlyDiagnosed shyness|nd|ebony wispy grey|
        zeb|Zeb|client|21|skateboard, Crohn's, both with falls|6|5|.5|.5|newlyDiagnosed shyness strength|nd ma|brown curls copper hoodie|TikTok @zebfallswell
        """
}
