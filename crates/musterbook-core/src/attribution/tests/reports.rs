//! Shapes of attribution by kind of report: wire copy, press releases, bulletins, updates, digests, assessments.

use super::check;
use crate::claim::Stance::{Confirmed, Denied, Estimated, Reported};

#[test]
fn wire_stories() {
    check(&[
        ("[Nine] policemen were shot dead at a checkpoint near Khost. Provincial police chief Gul Agha said so on Friday.", "Gul Agha", Reported),
        ("A mortar shell killed [four] children in the camp, a medic there told AFP by telephone.", "medic < Agence France-Presse", Reported),
        ("[Four] men died in the ambush, a government official speaking on condition of anonymity said.", "government official", Reported),
        ("Speaking on condition of anonymity, a tribal elder said [six] men had been taken.", "tribal elder", Reported),
        ("[Six] men were taken, said a tribal elder who asked that his name be withheld.", "tribal elder", Reported),
        ("Rebels overran a post and killed [11] soldiers, two security sources told Reuters.", "security sources < Reuters", Reported),
        ("Rebels overran a post and killed [11] soldiers, two security sources and a diplomat told Reuters.", "security sources < diplomat < Reuters", Reported),
        ("[11] soldiers were killed, the ministry of defence in Bamako said in a statement read on state television.", "Malian Defence Ministry", Reported),
        ("[11] soldiers were killed, Burkina Faso's army said in a statement on Thursday.", "Burkina Faso's army", Reported),
        ("[11] soldiers were killed, Mali's army chief of staff said.", "Mali's army chief of staff", Reported),
        ("State news agency SANA reported [five] dead in the raid on Homs.", "SANA", Reported),
        ("The state-run Anadolu Agency put the dead at [34].", "Anadolu Agency", Reported),
        ("SANA quoted a military source as saying that [five] soldiers were hurt.", "military source < SANA", Reported),
        ("Local media, quoting hospital officials, reported [21] dead.", "hospital officials < local media", Reported),
        ("Citing a police report, the newspaper El Tiempo said [eight] farmers had been shot.", "police report < El Tiempo", Reported),
        ("El Tiempo newspaper said, citing a police report, that [eight] farmers had been shot.", "police < El Tiempo", Reported),
        ("A US official put the number of fighters killed at [120].", "US official", Reported),
        ("Footage verified by the BBC shows [seven] bodies in a ditch.", "British Broadcasting Corporation", Reported),
        ("At least [seven] bodies lie in the ditch, according to footage verified by Reuters.", "Reuters", Reported),
        ("[Seven] bodies were seen by a Reuters reporter at the morgue.", "Reuters reporter", Reported),
        ("A Reuters witness counted [seven] bodies at the morgue.", "Reuters", Reported),
        ("An Associated Press reporter saw [seven] bodies at the morgue.", "Associated Press", Reported),
        ("[Ten] people had been killed, the mayor of Tillaberi, Moussa Idi, told local radio.", "Moussa Idi", Reported),
        ("Moussa Idi, mayor of Tillaberi, said [ten] people had been killed.", "Moussa Idi", Reported),
        ("The head of the region's hospital, Awa Traore, said [ten] wounded had come in.", "Awa Traore", Reported),
        ("In all, [ten] people were killed, by the mayor's reckoning.", "mayor", Reported),
        ("On the army's figures, [440] rebels have died since May.", "army", Reported),
        ("By Colombian army figures, [440] rebels have died since May.", "Colombian army", Reported),
        ("By Ukrainian reports, [440] men were taken.", "Ukraine", Reported),
        ("Press accounts of [61] dead could not be checked.", "press accounts", Reported),
        ("Media reports of [61] dead could not be checked.", "media reports", Reported),
        ("The army has [61] rebels dead; the rebels admit to 12.", "army", Reported),
        ("The army has 61 rebels dead; the rebels admit to [12*].", "rebels", Confirmed),
        ("The army speaks of [61] dead, the rebels of 12.", "army", Reported),
        ("The army speaks of 61 dead, the rebels of [12*].", "rebels", Reported),
        ("The army said 61 rebels died, the rebels [12*].", "rebels", Reported),
        ("The army claims 61 dead; the rebels, [12*].", "rebels", Reported),
        ("Addis Ababa has the rebels losing [3,000] men.", "Ethiopia", Reported),
        ("Khartoum's army lists [47] dead in its ranks.", "Sudanese army", Reported),
        ("The hospital's list has [47] names on it.", "hospital", Reported),
        ("A tally by the AFP news agency shows [2,300] deaths since January.", "Agence France-Presse", Reported),
        ("An AFP tally shows [2,300] deaths since January.", "Agence France-Presse", Reported),
        ("At least [2,300] people have died since January, according to an AFP tally based on official figures.", "Agence France-Presse", Reported),
        ("At least [2,300] people have died since January, according to a tally by the Associated Press.", "Associated Press", Reported),
        ("Data compiled by the Gun Violence Institute show [2,300] deaths.", "Gun Violence Institute", Reported),
        ("The Armed Conflict Location and Event Data project, which tracks the war, has [2,300] deaths for the year.", "Armed Conflict Location and Event Data", Reported),
        ("More than [2,300] people have died, ACLED figures show.", "Armed Conflict Location and Event Data", Reported),
        ("More than [2,300] people have died, official figures show.", "official figures", Reported),
        ("According to local media, [six] houses burnt down.", "local media", Reported),
        ("Two villagers reached by phone spoke of [40] dead.", "villagers", Reported),
        ("Villagers reached by phone put the dead at [40].", "villagers", Reported),
        ("There are [40] dead, a villager, Hamidou Ba, said by telephone.", "Hamidou Ba", Reported),
        ("Zelensky 4,000, Seoul [3,000*]: two counts of one loss", "South Korea", Reported),
        ("The army's spokesman, Colonel Jean Mbaye, said [12] men were missing.", "Jean Mbaye", Reported),
        ("UNHCR spokesman Ron Redmond said [12,000] people had crossed into Chad.", "UNHCR < Ron Redmond", Reported),
        ("\"We have registered [12,000] people,\" said Ron Redmond, a UNHCR spokesman.", "UNHCR < Ron Redmond", Reported),
        ("\"We have registered [12,000] people,\" said Ron Redmond of the UN refugee agency.", "Ron Redmond", Reported),
        ("Doctors Without Borders said its clinic had treated [130] wounded.", "Médecins Sans Frontières", Reported),
        ("A doctor with Doctors Without Borders said its clinic had treated [130] wounded.", "doctor", Reported),
    ]);
}

#[test]
fn accounts_that_go_on() {
    check(&[
        ("The army said rebels attacked a post near Bama. It said [12] soldiers were wounded.", "army", Reported),
        ("The army said rebels attacked a post near Bama. The statement said [12] soldiers were wounded.", "army", Reported),
        ("Police said a bomb went off in a bus. Another [12] people were hurt.", "police", Reported),
        ("Police said a bomb went off in a bus. Of the 12 wounded, [three*] were children.", "police", Reported),
        ("Police said a bomb went off in a bus and killed 5 people. Among the dead were [two*] children.", "police", Reported),
        ("Police said a bomb went off in a bus and killed 5 people, among them [two*] children.", "police", Reported),
        ("The mayor said a shell hit a bus and killed 5 people. [Two*] of them were children.", "mayor", Reported),
        ("The mayor said a shell hit a bus and killed 5 people. The victims included [two*] children.", "mayor", Reported),
        ("The mayor said a shell had hit a bus and killed 5. A second one had wounded [eight*] at a market.", "mayor", Reported),
        ("The mayor said that a bus was hit. \"We have [five] dead,\" he added.", "mayor", Reported),
        ("The mayor said that a bus was hit. \"We have [five] dead.\"", "mayor", Reported),
        ("According to the mayor, a bus was hit. He put the dead at [five].", "mayor", Reported),
        ("\"It was a massacre,\" the priest said. \"They killed [70] people and burned the church.\"", "priest", Reported),
        ("The rebels' spokesman said the town had fallen. He also claimed the capture of [200] soldiers.", "rebels", Reported),
        ("The Kenyan army said it raided a camp. The soldiers also seized [40] rifles, it added.", "Kenyan army", Reported),
        ("Human Rights Watch interviewed 30 survivors. It found that [58*] men had been shot.", "Human Rights Watch", Reported),
        ("Human Rights Watch, in a report on Monday, said soldiers burned the village. The group documented [58] killings.", "Human Rights Watch", Reported),
        ("Amnesty International said it had collected testimony in Axum. The report says that [240] people were killed.", "Amnesty International", Reported),
        ("The town is quiet now. Police said a bus was hit. The war has killed [9,000] people since 2012.", "", Reported),
        ("The mayor said the bus was hit. France has [3,000] soldiers in the region.", "", Reported),
        ("The governor gave these losses by district:\n- Bor: [12] killed\n- Ayod: 9 killed", "governor", Reported),
        ("The ministry listed the losses as follows:\n[12] tanks\n3 drones", "ministry", Reported),
        ("The governor gave these losses by district:\n- Bor: 12 killed\n- Ayod: [9*] killed", "governor", Reported),
        ("Losses, according to the governor:\n- Bor: [12] killed\n- Ayod: 9 killed", "governor", Reported),
        ("The army reported the following results for the week: [12] rebels killed, 30 taken.", "army", Reported),
        ("The army reported the following results for the week: 12 rebels killed, [30*] taken.", "army", Reported),
    ]);
}

#[test]
fn headlines() {
    check(&[
        ("[Twelve] dead in Mali ambush, army says\nThe patrol was hit on Monday.", "army", Reported),
        ("Army: [twelve] dead in Mali ambush\nThe patrol was hit on Monday.", "army", Reported),
        ("Mali army says [12] soldiers dead in ambush\nThe patrol was hit on Monday.", "Malian army", Reported),
        ("[12] soldiers dead in Mali ambush: army\nThe patrol was hit on Monday.", "army", Reported),
        ("[12] soldiers dead in Mali ambush – official\nThe patrol was hit on Monday.", "official", Reported),
        ("[12] soldiers dead in Mali ambush (official)\nThe patrol was hit on Monday.", "official", Reported),
        ("Up to [12] soldiers dead in ambush, sources say\nThe patrol was hit on Monday.", "sources", Reported),
        ("[12] soldiers die in ambush\nBAMAKO, May 3 - Twelve soldiers were killed in an ambush, the army said.", "", Reported),
        ("[12] soldiers die in ambush\nBAMAKO, May 3 - The ambush killed [12] soldiers, the army said.", "army", Reported),
        ("UNHCR: [50,000] flee Blue Nile\nPeople walked for days.", "UNHCR", Reported),
        ("Nigeria: [50] killed in village raid\nPeople walked for days.", "", Reported),
        ("Russia loses 1,200 troops, 48 artillery systems, [12*] tanks in past day – General Staff", "General Staff of Ukraine", Reported),
        ("Air defence downs [43] of 60 drones overnight - Air Force", "Ukrainian Air Force", Reported),
        ("Russia fires 60 drones, [7*] missiles in one night: air force\nThe alarm lasted six hours.", "air force", Reported),
        ("Houthis say [6] killed in US strikes on Sanaa\nThe raids began at dusk.", "Houthis", Reported),
        ("Syria: SOHR counts [300] dead in week\nThe raids began at dusk.", "Syrian Observatory for Human Rights", Reported),
    ]);
}

#[test]
fn wire_in_capitals() {
    check(&[
        ("BAGHDAD SAID ITS TROOPS KILLED [3,400] IRANIANS IN THE MARSHES.", "Iraq", Reported),
        ("TEHRAN RADIO, MONITORED IN LONDON, SAID [900] IRAQIS WERE TAKEN PRISONER.", "Tehran Radio", Reported),
        ("[900] IRAQIS WERE TAKEN PRISONER, TEHRAN RADIO SAID IN A BROADCAST MONITORED IN NICOSIA.", "Tehran Radio", Reported),
        ("THE REBELS' CLANDESTINE RADIO VENCEREMOS SAID [60] SOLDIERS WERE KILLED.", "Radio Venceremos", Reported),
        ("[60] SOLDIERS DIED, ACCORDING TO A REBEL BROADCAST.", "rebel broadcast", Reported),
        ("AN ARMY SPOKESMAN SAID [14] GUERRILLAS AND TWO SOLDIERS DIED.", "army", Reported),
        ("POLICE SAID [14] PEOPLE DIED WHEN A BOMB WENT OFF IN A MARKET.", "police", Reported),
        ("[14] PEOPLE DIED, POLICE SAID.", "police", Reported),
        ("IN JOHANNESBURG, MILITARY HEADQUARTERS SAID [14] INSURGENTS WERE KILLED.", "military headquarters", Reported),
        ("DIPLOMATS IN NAIROBI ESTIMATED THAT [5,000] MEN HAD FALLEN.", "diplomats", Estimated),
        ("Rebel radio claimed [30] soldiers died and 12 were captured.", "rebel radio", Reported),
        ("The guerrillas' Radio Farabundo claimed [30] soldiers died.", "Radio Farabundo", Reported),
        ("Iran's official Islamic Republic News Agency, monitored in Nicosia, said [900] Iraqis were captured.", "IRNA", Reported),
        ("Baghdad Radio quoted a military spokesman as saying [40] boats were sunk.", "military spokesman < Baghdad Radio", Reported),
        ("A communique from the high command in Luanda said [212] UNITA rebels were killed.", "Angola", Reported),
        ("UNITA claimed in a communique issued in Lisbon to have killed [33] government soldiers.", "UNITA", Reported),
        ("The communique said [33] soldiers were killed. UNITA issued it in Lisbon.", "communique", Reported),
        ("Western diplomatic sources in Islamabad said [70] Soviet soldiers were killed.", "Western diplomatic sources", Reported),
        ("Contra leaders said [70] Sandinista soldiers were killed.", "Contra leaders", Reported),
        ("Sandinista army officials said [70] rebels were killed.", "Sandinista army officials", Reported),
        ("Military sources who spoke on condition of anonymity said [70] rebels were killed.", "military sources", Reported),
    ]);
}

#[test]
fn press_releases() {
    check(&[
        ("MINISTRY OF DEFENCE: summary of 4 May\nThe air defence shot down [12] drones.", "", Reported),
        ("Ministry of Defence of Azerbaijan: press release\nThe enemy lost [12] tanks.", "Azerbaijani Defence Ministry", Reported),
        ("Press Service of the Ministry of Defense of the Republic of Armenia\nThe enemy lost [12] tanks.", "Armenian Defence Ministry", Reported),
        ("Ukrainian Air Force: results of the night\nThe enemy launched [80] drones. Air defence downed 70.", "Ukrainian Air Force", Reported),
        ("Operational information as of 06.00 on 4 May regarding the Russian invasion\n[98] clashes took place over the day.", "General Staff of Ukraine", Reported),
        ("General Staff of the Armed Forces of Ukraine: operational update\n[98] clashes took place over the day.", "General Staff of Ukraine", Reported),
        ("Situation report by the Azerbaijani Defence Ministry, 4 May\nThe enemy lost [12] tanks.", "Azerbaijani Defence Ministry", Reported),
        ("Statement of the Russian Ministry of Defence, 4 May\nThe enemy lost [12] tanks.", "Russian Defence Ministry", Reported),
        ("Russian Defence Ministry: summary for 4 May\nThe enemy lost [12] tanks.", "Russian Defence Ministry", Reported),
        ("Briefing by the Russian Defence Ministry\nThe enemy lost [12] tanks.\nBuk crews shot down 7 drones.", "Russian Defence Ministry", Reported),
        ("Briefing by the Russian Defence Ministry\nThe enemy lost 12 tanks.\nBuk crews shot down [7*] drones.", "Russian Defence Ministry", Reported),
        ("Estimated losses of the enemy as of 4 May\nTanks: [3,400] (+5)\nGuns: 5,000", "General Staff of Ukraine", Reported),
    ]);
}

#[test]
fn updates_and_assessments() {
    check(&[
        ("As of 4 May, [12,400] people have been displaced, according to IOM DTM.", "International Organization for Migration", Reported),
        ("IOM DTM estimates that [12,400] people fled El Fasher.", "International Organization for Migration", Estimated),
        ("DTM field teams report that [12,400] people fled El Fasher.", "International Organization for Migration", Reported),
        ("Some [12,400] people fled El Fasher (IOM, 4 May).", "International Organization for Migration", Reported),
        ("Some [12,400] people fled El Fasher [1] (source: IOM).", "International Organization for Migration", Reported),
        ("WHO has verified [32] attacks on health care since April.", "World Health Organization", Confirmed),
        ("The Ministry of Health in Gaza reports that [50] Palestinians were killed in the past day.", "Gaza Health Ministry", Reported),
        ("Partners report [300] families newly displaced.", "partners", Reported),
        ("Humanitarian partners estimate that [300] families were displaced.", "humanitarian partners", Estimated),
        ("Local authorities report [300] families displaced; UNHCR has registered 120.", "local authorities", Reported),
        ("Local authorities report 300 families displaced; UNHCR has registered [120*].", "UNHCR", Reported),
        ("OHCHR recorded [19] civilian casualties in the week: 4 killed and 15 injured.", "Office of the UN High Commissioner for Human Rights", Reported),
        ("OHCHR recorded 19 civilian casualties in the week: [4*] killed and 15 injured.", "Office of the UN High Commissioner for Human Rights", Reported),
        ("The Syrian Network for Human Rights documented [14] deaths, SANA 9.", "Syrian Network for Human Rights", Reported),
        ("The Syrian Network for Human Rights documented 14 deaths, SANA [9*].", "SANA", Reported),
        ("Shaam News Network named [five] victims, while Halab Today gave a toll of seven.", "Shaam News Network", Reported),
        ("Shaam News Network named five victims, while Halab Today gave a toll of [seven*].", "Halab Today", Reported),
        ("Local sources reported that [19] civilians died when a house was hit.", "local sources", Reported),
        ("Multiple sources placed the toll at [35], among them the Yaqein agency.", "multiple sources", Reported),
        ("The Coalition told Airwars that it had killed [three] civilians.", "coalition < Airwars", Reported),
        ("CJTF-OIR admitted in a 2018 report that [three] civilians had been killed.", "CJTF-OIR", Confirmed),
        ("Most sources put the toll at [35], though Baladi said 20.", "most sources", Reported),
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
        ("Sudan: 40 dead in El Obeid, doctors say\nSomalia: army kills [30*] near Jilib\nMali: 12 soldiers lost in ambush, JNIM claims", "", Reported),
        ("Sudan: 40 dead in El Obeid, doctors say\nSomalia: 30 killed near Jilib\nMali: [12*] soldiers lost in ambush, JNIM claims", "JNIM", Reported),
        ("Day in short\n- The army said 40 men fell at Bor.\n- A bus hit a mine near Wau; [five*] died.", "", Reported),
        ("Day in short\nThe army said 40 men fell at Bor.\n\nA bus hit a mine near Wau and [five*] people died.", "", Reported),
        ("What each side says\nArmy: [40] rebels killed\nRebels: 12 soldiers killed", "army", Reported),
        ("What each side says\nArmy: 40 rebels killed\nRebels: [12*] soldiers killed", "rebels", Reported),
        ("Hamas-run health ministry: [40] dead; Israeli army: 12 gunmen killed.", "Gaza Health Ministry", Reported),
        ("Hamas-run health ministry: 40 dead; Israeli army: [12*] gunmen killed.", "Israel Defense Forces", Reported),
        ("Tolls differ: [40] (army), 12 (rebels).", "army", Reported),
        ("Tolls differ: 40 (army), [12*] (rebels).", "rebels", Reported),
        ("Tolls differ: [40] according to the army, 12 according to the rebels.", "army", Reported),
        ("Tolls differ: 40 according to the army, [12*] according to the rebels.", "rebels", Reported),
        ("Kyiv puts its dead at [43,000], Moscow's at 198,000.", "Ukraine", Reported),
        ("Kyiv puts its dead at 43,000, Moscow's at [198,000*].", "Ukraine", Reported),
    ]);
}

#[test]
fn sentences_without_a_source() {
    check(&[
        ("The battalion counts [500] men and ten tanks.", "", Reported),
        ("The unit lists [500] men on its strength and has ten tanks.", "unit", Reported),
        ("Israel has [170,000] soldiers under arms.", "", Reported),
        ("The rebels have [3,000] men in the hills.", "", Reported),
        ("The ministry has [3,000] employees.", "", Reported),
        ("Hezbollah fired [60] rockets at the Galilee.", "", Reported),
        ("The army killed [60] rebels near Bor.", "", Reported),
        ("The report came a day after [60] people died in Bor.", "", Reported),
        ("Reports of a raid grew. It killed [60] people.", "", Reported),
        ("Police found [60] bodies in a well.", "", Reported),
        ("A record [60] people died in May.", "", Reported),
        ("The number of dead rose to [60].", "", Reported),
        ("Rights groups could not reach the site, where [60] people died.", "", Reported),
        ("The ministry denied that [60] soldiers had fled.", "ministry", Denied),
    ]);
}
