//! Shapes of attribution in press releases, updates, digests and assessments; organisations that no table names.

use super::check;
use crate::claim::Stance::{Confirmed, Denied, Estimated, Reported};

#[test]
fn press_releases() {
    check(&[
        (
            "Ministry of Defence of Azerbaijan: press release\nThe enemy lost [12] tanks.",
            "Azerbaijani Defence Ministry",
            Reported,
        ),
        (
            "Press Service of the Ministry of Defense of the Republic of Armenia\nThe enemy lost [12] tanks.",
            "Armenian Defence Ministry",
            Reported,
        ),
        (
            "Ukrainian Air Force: results of the night\nThe enemy launched [80] drones. Air defence downed 70.",
            "Air Force of Ukraine",
            Reported,
        ),
        (
            "Operational information as of 06.00 on 4 May regarding the Russian invasion\n[98] clashes took place over the day.",
            "General Staff of Ukraine",
            Reported,
        ),
        (
            "General Staff of the Armed Forces of Ukraine: operational update\n[98] clashes took place over the day.",
            "General Staff of Ukraine",
            Reported,
        ),
        (
            "Situation report by the Azerbaijani Defence Ministry, 4 May\nThe enemy lost [12] tanks.",
            "Azerbaijani Defence Ministry",
            Reported,
        ),
        (
            "Statement of the Russian Ministry of Defence, 4 May\nThe enemy lost [12] tanks.",
            "Russian Defence Ministry",
            Reported,
        ),
        (
            "Russian Defence Ministry: summary for 4 May\nThe enemy lost [12] tanks.",
            "Russian Defence Ministry",
            Reported,
        ),
        (
            "Briefing by the Russian Defence Ministry\nThe enemy lost [12] tanks.\nBuk crews shot down 7 drones.",
            "Russian Defence Ministry",
            Reported,
        ),
        (
            "Briefing by the Russian Defence Ministry\nThe enemy lost 12 tanks.\nBuk crews shot down [7*] drones.",
            "Russian Defence Ministry",
            Reported,
        ),
        (
            "Estimated losses of the enemy as of 4 May\nTanks: [3,400] (+5)\nGuns: 5,000",
            "General Staff of Ukraine",
            Reported,
        ),
    ]);
}

#[test]
fn updates_and_assessments() {
    check(&[
        (
            "As of 4 May, [12,400] people have been displaced, according to IOM DTM.",
            "International Organization for Migration",
            Reported,
        ),
        (
            "IOM DTM estimates that [12,400] people fled El Fasher.",
            "International Organization for Migration",
            Estimated,
        ),
        ("DTM field teams report that [12,400] people fled El Fasher.", "DTM field teams", Reported),
        ("Some [12,400] people fled El Fasher (IOM, 4 May).", "International Organization for Migration", Reported),
        (
            "Some [12,400] people fled El Fasher [1] (source: IOM).",
            "International Organization for Migration",
            Reported,
        ),
        ("WHO has verified [32] attacks on health care since April.", "World Health Organization", Confirmed),
        (
            "The Ministry of Health in Gaza reports that [50] Palestinians were killed in the past day.",
            "Gaza Health Ministry",
            Reported,
        ),
        ("Partners report [300] families newly displaced.", "partners", Reported),
        ("Humanitarian partners estimate that [300] families were displaced.", "humanitarian partners", Estimated),
        ("Local authorities report [300] families displaced; UNHCR has registered 120.", "local authorities", Reported),
        ("Local authorities report 300 families displaced; UNHCR has registered [120*].", "UNHCR", Reported),
        (
            "OHCHR recorded [19] civilian casualties in the week: 4 killed and 15 injured.",
            "Office of the UN High Commissioner for Human Rights",
            Reported,
        ),
        (
            "OHCHR recorded 19 civilian casualties in the week: [4*] killed and 15 injured.",
            "Office of the UN High Commissioner for Human Rights",
            Reported,
        ),
        (
            "The Syrian Network for Human Rights documented [14] deaths, SANA 9.",
            "Syrian Network for Human Rights",
            Reported,
        ),
        ("The Syrian Network for Human Rights documented [14] deaths, SANA [9*].", "SANA", Reported),
        (
            "Shaam News Network named [five] victims, while Halab Today gave a toll of seven.",
            "Shaam News Network",
            Reported,
        ),
        ("Local sources reported that [19] civilians died when a house was hit.", "local sources", Reported),
        ("Multiple sources placed the toll at [35], among them the Yaqein agency.", "multiple sources", Reported),
        ("The Coalition told Airwars that it had killed [three] civilians.", "Coalition forces", Reported),
        (
            "CJTF-OIR admitted in a 2018 report that [three] civilians had been killed.",
            "Combined Joint Task Force - Operation Inherent Resolve",
            Confirmed,
        ),
        ("Most sources put the toll at [35], though Baladi said 20.", "sources", Reported),
        ("We count [35] dead and 12 wounded.", "", Reported),
        ("Our researchers have recorded [35] deaths.", "", Reported),
        ("In our assessment [35] civilians died.", "", Estimated),
        ("Harm: [10]-12 civilians killed.", "", Reported),
        ("According to the monitoring group, [35] civilians died.", "monitoring group", Reported),
        ("The monitoring group ACLED has logged [310] attacks.", "Armed Conflict Location and Event Data", Reported),
        ("The toll given by the hospital was [35].", "hospital", Reported),
        ("A toll of [35], given by the hospital, was later withdrawn.", "hospital", Reported),
        ("The rebels, in turn, claimed [35] kills.", "rebels", Reported),
        ("The figure of [35] was first given by the Red Crescent.", "Red Crescent", Reported),
    ]);
}

#[test]
fn digests() {
    check(&[
        (
            "Sudan: 40 dead in El Obeid, doctors say\nSomalia: army kills [30*] near Jilib\nMali: 12 soldiers lost in ambush, JNIM claims",
            "",
            Reported,
        ),
        (
            "Sudan: 40 dead in El Obeid, doctors say\nSomalia: 30 killed near Jilib\nMali: [12*] soldiers lost in ambush, JNIM claims",
            "JNIM",
            Reported,
        ),
        (
            "Day in short\nThe army said 40 men fell at Bor.\n\nA bus hit a mine near Wau and [five*] people died.",
            "",
            Reported,
        ),
        ("What each side says\nArmy: [40] rebels killed\nRebels: 12 soldiers killed", "army", Reported),
        ("What each side says\nArmy: 40 rebels killed\nRebels: [12*] soldiers killed", "rebels", Reported),
        ("Hamas-run health ministry: [40] dead; Israeli army: 12 gunmen killed.", "Gaza Health Ministry", Reported),
        ("Hamas-run health ministry: 40 dead; Israeli army: [12*] gunmen killed.", "Israel Defense Forces", Reported),
        ("Tolls differ: [40] (army), 12 (rebels).", "army", Reported),
        ("Tolls differ: [40] according to the army, 12 according to the rebels.", "army", Reported),
        ("Tolls differ: 40 according to the army, [12*] according to the rebels.", "rebels", Reported),
        ("Kyiv puts its dead at [43,000], Moscow's at 198,000.", "Ukraine", Reported),
        ("Kyiv puts its dead at [43,000], Moscow's at [198,000*].", "Ukraine", Reported),
    ]);
}

#[test]
fn sentences_without_a_source() {
    check(&[
        ("The unit lists [500] men on its strength and has ten tanks.", "unit", Reported),
        ("Israel has [170,000] soldiers under arms.", "", Reported),
        ("The rebels have [3,000] men in the hills.", "", Reported),
        ("The ministry has [3,000] employees.", "", Reported),
        ("Hezbollah fired [60] rockets at the Galilee.", "", Reported),
        ("The army killed [60] rebels near Bor.", "", Reported),
        ("The report came a day after [60] people died in Bor.", "", Reported),
        ("Reports of a raid grew. It killed [60] people.", "", Reported),
        ("A record [60] people died in May.", "", Reported),
        ("The number of dead rose to [60].", "", Reported),
        ("Rights groups could not reach the site, where [60] people died.", "", Reported),
        ("The ministry denied that [60] soldiers had fled.", "ministry", Denied),
    ]);
}

#[test]
fn a_verb_of_counting_owns_nothing() {
    check(&[
        ("The dead in Russia's border towns number [300], Ukraine's president said.", "Volodymyr Zelenskyy", Reported),
        ("By Russia's own estimate [300] soldiers died.", "Russia", Estimated),
    ]);
}

#[test]
fn organisations_that_no_table_names() {
    check(&[
        ("The Nuba Relief Committee said [12] people died.", "Nuba Relief Committee", Reported),
        ("Monitoring group Ansar Lawyers said [12] people died.", "Ansar Lawyers", Reported),
        ("The rights group Hivdar said [12] people died.", "Hivdar", Reported),
        ("Kurdish rights group Hivdar said [12] people died.", "Hivdar", Reported),
        ("Oslo-based Levant Watch said [12] people died.", "Levant Watch", Reported),
        ("The Chin Human Rights Union said [12] people died.", "Chin Human Rights Union", Reported),
        ("Radio Zamzam reported [12] deaths.", "Radio Zamzam", Reported),
        ("The Daily Beacon newspaper reported [12] deaths.", "Daily Beacon", Reported),
        ("The newspaper Daily Beacon reported [12] deaths.", "Daily Beacon", Reported),
        ("The Levant Times reported [12] deaths.", "Levant Times", Reported),
        ("The group said [12] people died. It is called Hivdar.", "group", Reported),
        ("Hivdar, a rights group, sent a team. The group said [12] people died.", "group", Reported),
        (
            "The Hivdar Network for Human Rights (HNHR) said [12] people died.",
            "Hivdar Network for Human Rights",
            Reported,
        ),
        ("Houthi rebels said [12] soldiers died.", "Houthis", Reported),
        ("UNITA rebels said [12] soldiers died.", "UNITA", Reported),
        ("Taliban officials said [12] soldiers died.", "Taliban officials", Reported),
        ("Iraqi state television said [12] soldiers died.", "Iraqi state television", Reported),
        ("Iran's Fars news agency said [12] soldiers died.", "Fars News Agency", Reported),
        ("South Korea's Yonhap news agency said [12] soldiers died.", "Yonhap", Reported),
        ("A military statement said [12] soldiers died.", "military", Reported),
        ("A Pentagon statement said [12] soldiers died.", "Pentagon", Reported),
        ("A statement from the governor's office said [12] soldiers died.", "governor's office", Reported),
        ("The head of the UN mission in Mali, Ali Wane, said [12] soldiers died.", "Ali Wane", Reported),
        ("Defence Minister Ali Wane said [12] soldiers died.", "Ali Wane", Reported),
        (
            "Iraqi Interior Ministry spokesman Abdul Karim Salih said [12] policemen died.",
            "Iraqi Interior Ministry < Abdul Karim Salih",
            Reported,
        ),
        (
            "Maj. Gen. Rick Moss, a U.S. military spokesman, said [12] policemen died.",
            "American military < Rick Moss",
            Reported,
        ),
        ("Sheikh Ali Wane, a tribal leader, said [12] policemen died.", "Ali Wane", Reported),
        ("Commander Ali Wane of the rebel front said [12] policemen died.", "Ali Wane", Reported),
        ("Col. Ali Wane, who commands the brigade, said [12] policemen died.", "Ali Wane", Reported),
        ("[12] policemen died, Col. Ali Wane, the local commander, told reporters.", "Ali Wane", Reported),
        ("[12] policemen died, according to Col. Ali Wane, the local commander.", "Ali Wane", Reported),
        (
            "[12] policemen died, according to Ali Wane, a spokesman for the interior ministry.",
            "interior ministry < Ali Wane",
            Reported,
        ),
        ("[12] policemen died, according to Ali Wane, head of the hospital.", "Ali Wane", Reported),
        ("[12] policemen died, according to the head of the hospital, Ali Wane.", "Ali Wane", Reported),
        (
            "The International Security Assistance Force said [12] policemen died.",
            "International Security Assistance Force",
            Reported,
        ),
        ("The U.S. military said [12] policemen died.", "American military", Reported),
        ("The U.S.-led coalition said [12] policemen died.", "US-led coalition", Reported),
        ("Coalition officials said [12] policemen died.", "Coalition officials", Reported),
        ("The Afghan intelligence agency said [12] policemen died.", "National Directorate of Security", Reported),
        ("Pro-government forces said [12] policemen died.", "pro-government forces", Reported),
        ("A senior Hamas official said [12] policemen died.", "senior Hamas official", Reported),
        ("The Israeli prime minister's office said [12] policemen died.", "Israeli Prime Minister's Office", Reported),
        ("The Kremlin said [12] policemen died.", "Russia", Reported),
        ("The White House said [12] policemen died.", "White House", Reported),
        ("The UN said [12] policemen died.", "United Nations", Reported),
        ("The junta said [12] policemen died.", "junta", Reported),
        ("Myanmar's junta said [12] policemen died.", "Myanmar", Reported),
    ]);
}
