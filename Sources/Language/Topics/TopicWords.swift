/// The words by which a text is known to be about a topic.
enum TopicWords {
    private static let numbers = "a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|0*|1*|2*|3*|4*|5*|6*|7*|8*|9*"

    static let patterns: [Topic: [WordPattern]] = [
        .weight: list([
            "weight|weights|overweight|underweight|bodyweight|obese|obesity|bmi|waist|waistline|scales|slim|slimmer|slimming|skinny|thin|thinner|fat|fatter|flab|chubby",
            "weigh|weighs|weighed|weighing|weighin|weighins", "diet|diets|dieting|dieter|dieted", "body fat", "dress|jean|jeans|trouser|clothes size|sizes",
            "lose|lost|losing|gain|gained|gaining ..3 kg|kgs|kilo|kilos|kilograms|lb|lbs|pounds|stone|stones|inches",
            "\(numbers) kg|kgs|kilo|kilos|lb|lbs|stone|stones",
            "before_and_after", "before and after", "wegovy|ozempic|mounjaro|zepbound|semaglutide|tirzepatide",
        ]),
        .calories: list([
            "calorie|calories|kcal|kcals|kilocalorie|kilocalories|kilojoule|kilojoules|kj|cals|macros|carb|carbs|carbohydrate|carbohydrates",
            "portion|portions", "food diary|diaries|log|logging", "points ..2 day|food|meal",
            "count|counted|counting|track|tracked|tracking ..2 food|meals|macros|points",
            "diet|diets|dieting", "fasting|fasted", "intermittent fast",
        ]),
        .food: list([
            "food|foods|eat|eats|eating|ate|eaten|meal|meals|breakfast|lunch|lunches|dinner|dinners|supper|snack|snacks|snacking|binge|binged|bingeing|binges|dessert|desserts",
            "cake|cakes|biscuit|biscuits|chocolate|crisps|chips|pizza|burger|burgers|sweets|sugar|sugary|bread|pasta|rice|salad|salads|sandwich|sandwiches|soup|soups|cheese|butter|porridge|pudding",
            "calorie|calories|kcal|diet|diets|dieting|recipe|recipes|cook|cooked|cooking|bake|baked|baking|hungry|hunger|appetite|craving|cravings|restaurant|takeaway|protein|keto|vegan|vegetarian",
        ]),
        .exercise: list([
            "\(numbers) km|kms|kilometre|kilometres|kilometer|kilometers|mile|miles|metres|meters|steps|laps|lengths|reps|sets|rounds|watts",
            "pace|pb|pbs|prs|vo2|vo2max|heartrate|bpm", "personal best|bests|record|records", "\(numbers) minute|minutes kilometre|mile|km|miles",
            "\(numbers) k", "marathon|marathons",
        ]),
        .medication: list([
            "medication|medications|medicine|medicines|meds|drug|drugs|pill|pills|tablet|tablets|capsule|capsules|dose|doses|dosage|prescription|prescriptions|prescribed|inject|injected|injection|injections|jab|jabs",
            "antidepressant|antidepressants|steroid|steroids|insulin|chemo|chemotherapy|statin|statins|painkiller|painkillers|opioid|opioids|antibiotic|antibiotics|biologic|biologics|immunosuppressant|immunosuppressants",
            "wegovy|ozempic|mounjaro|zepbound|semaglutide|tirzepatide|metformin|prednisolone|prednisone|ibuprofen|paracetamol|aspirin|morphine|tramadol|codeine",
            "side effect|effects",
        ]),
        .surgery: list([
            "surgery|surgeries|surgical|surgeon|surgeons|operation|operations|operated|theatre|anaesthetic|anesthetic|anaesthesia|anesthesia|stitches|scar|scars|incision|transplant|transplants|bypass|stoma|colostomy|ileostomy|hysterectomy|mastectomy|amputation|amputated",
            "hospital|hospitals|ward|biopsy|biopsies|icu|admitted", "knee|hip|valve|joint replacement|replacements", "intensive care", "a_and_e|emergency room",
        ]),
        .injury: list([
            "broken|broke ..1 bone|leg|arm|wrist|ankle|rib|ribs|hip|collarbone|nose|toe|finger",
            "torn|tore|tear ..1 ligament|muscle|tendon|meniscus|cartilage|hamstring",
            "injury|injuries|injured|blood|bloody|bleed|bleeding|bled|wound|wounds|wounded|fracture|fractured|fractures|sprain|sprained|dislocated|concussion|bruise|bruises|bruised",
        ]),
        .alcohol: list([
            "alcohol|alcoholic|alcoholics|beer|beers|wine|wines|whisky|whiskey|vodka|gin|rum|cider|lager|champagne|prosecco|cocktail|cocktails|pint|pints|booze|boozy|drunk|hangover|hungover|tipsy|pub|pubs|brewery|sober|sobriety",
            "drinking|drank ..2 much|again|last|night", "glass|bottle of red|white|wine|bubbly",
        ]),
        .pregnancy: list([
            "pregnant|pregnancy|pregnancies|miscarriage|miscarried|stillbirth|stillborn|ivf|fertility|infertility|infertile|ovulation|ovulating|trimester|midwife|postpartum|antenatal|prenatal|newborn|newborns",
            "baby bump|shower", "expecting|due ..1 baby|date|twins", "trying for a baby", "gave|giving birth", "breastfeed|breastfeeding|breastfed",
        ]),
        .death: list([
            "death|deaths|died|dies|dying|dead|deceased|funeral|funerals|grief|grieve|grieved|grieving|bereaved|bereavement|mourn|mourning|mourned|widow|widower|widowed|suicide|suicidal|cremated|cremation|hospice|terminal|obituary|wake_was",
            "passed away",
            "lost my|her|his|our|their ..1 mum|mother|dad|father|wife|husband|partner|son|daughter|brother|sister|friend|baby|dog|cat|nan|gran|grandad|grandma",
        ]),
    ]

    private static func list(_ patterns: [String]) -> [WordPattern] { patterns.map { WordPattern($0) } }
}
