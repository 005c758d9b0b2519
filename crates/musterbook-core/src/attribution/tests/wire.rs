//! Shapes of attribution in wire copy: stories, capitals, headlines, accounts that go on.

use super::check;
use crate::claim::Stance::{Confirmed, Estimated, Reported};

#[test]
fn wire_stories() {
    check(&[
        (
            "A mortar shell killed [four] children in the camp, a medic there told AFP by telephone.",
            "medic < Agence France-Presse",
            Reported,
        ),
        (
            "[Four] men died in the ambush, a government official speaking on condition of anonymity said.",
            "government official",
            Reported,
        ),
        ("Speaking on condition of anonymity, a tribal elder said [six] men had been taken.", "tribal elder", Reported),
        ("[Six] men were taken, said a tribal elder who asked that his name be withheld.", "tribal elder", Reported),
        (
            "Rebels overran a post and killed [11] soldiers, two security sources told Reuters.",
            "security sources < Reuters",
            Reported,
        ),
        (
            "Rebels overran a post and killed [11] soldiers, two security sources and a diplomat told Reuters.",
            "security sources < diplomat < Reuters",
            Reported,
        ),
        (
            "[11] soldiers were killed, the ministry of defence in Bamako said in a statement read on state television.",
            "Malian Defence Ministry",
            Reported,
        ),
        ("[11] soldiers were killed, Burkina Faso's army said in a statement on Thursday.", "Burkinabe army", Reported),
        ("State news agency SANA reported [five] dead in the raid on Homs.", "SANA", Reported),
        ("The state-run Anadolu Agency put the dead at [34].", "Anadolu Agency", Reported),
        ("SANA quoted a military source as saying that [five] soldiers were hurt.", "military source < SANA", Reported),
        ("Local media, quoting hospital officials, reported [21] dead.", "hospital officials < local media", Reported),
        (
            "Citing a police report, the newspaper El Tiempo said [eight] farmers had been shot.",
            "police < El Tiempo",
            Reported,
        ),
        (
            "El Tiempo newspaper said, citing a police report, that [eight] farmers had been shot.",
            "police < El Tiempo newspaper",
            Reported,
        ),
        ("A US official put the number of fighters killed at [120].", "US official", Reported),
        ("Footage verified by the BBC shows [seven] bodies in a ditch.", "BBC", Confirmed),
        ("At least [seven] bodies lie in the ditch, according to footage verified by Reuters.", "Reuters", Reported),
        ("[Seven] bodies were seen by a Reuters reporter at the morgue.", "", Reported),
        ("A Reuters witness counted [seven] bodies at the morgue.", "Reuters", Reported),
        ("An Associated Press reporter saw [seven] bodies at the morgue.", "Associated Press", Reported),
        ("[Ten] people had been killed, the mayor of Tillaberi, Moussa Idi, told local radio.", "Moussa Idi", Reported),
        ("Moussa Idi, mayor of Tillaberi, said [ten] people had been killed.", "Moussa Idi", Reported),
        ("The head of the region's hospital, Awa Traore, said [ten] wounded had come in.", "Awa Traore", Reported),
        ("In all, [ten] people were killed, by the mayor's reckoning.", "mayor", Reported),
        ("On the army's figures, [440] rebels have died since May.", "army", Reported),
        ("By Colombian army figures, [440] rebels have died since May.", "Colombian army", Reported),
        ("By Ukrainian reports, [440] men were taken.", "Ukraine", Reported),
        ("Media reports of [61] dead could not be checked.", "media reports", Reported),
        ("The army has [61] rebels dead; the rebels admit to 12.", "army", Reported),
        ("The army speaks of [61] dead, the rebels of 12.", "army", Reported),
        ("The army speaks of [61] dead, the rebels of [12*].", "rebels", Reported),
        ("The army said [61] rebels died, the rebels [12*].", "rebels", Reported),
        ("The army claims [61] dead; the rebels, [12*].", "rebels", Reported),
        ("Addis Ababa has the rebels losing [3,000] men.", "Ethiopia", Reported),
        ("Khartoum's army lists [47] dead in its ranks.", "Sudanese army", Reported),
        ("The hospital's list has [47] names on it.", "hospital", Reported),
        ("A tally by the AFP news agency shows [2,300] deaths since January.", "Agence France-Presse", Reported),
        ("An AFP tally shows [2,300] deaths since January.", "Agence France-Presse", Reported),
        (
            "At least [2,300] people have died since January, according to an AFP tally based on official figures.",
            "Agence France-Presse",
            Reported,
        ),
        (
            "At least [2,300] people have died since January, according to a tally by the Associated Press.",
            "Associated Press",
            Reported,
        ),
        ("Data compiled by the Gun Violence Institute show [2,300] deaths.", "Gun Violence Institute", Reported),
        (
            "The Armed Conflict Location and Event Data project, which tracks the war, has [2,300] deaths for the year.",
            "Armed Conflict Location and Event Data",
            Reported,
        ),
        ("More than [2,300] people have died, ACLED figures show.", "Armed Conflict Location and Event Data", Reported),
        ("More than [2,300] people have died, official figures show.", "", Reported),
        ("According to local media, [six] houses burnt down.", "local media", Reported),
        ("Two villagers reached by phone spoke of [40] dead.", "villagers", Reported),
        ("Villagers reached by phone put the dead at [40].", "villagers", Reported),
        ("There are [40] dead, a villager, Hamidou Ba, said by telephone.", "Hamidou Ba", Reported),
        ("Zelensky [4,000], Seoul [3,000*]: two counts of one loss", "South Korea", Reported),
        ("The army's spokesman, Colonel Jean Mbaye, said [12] men were missing.", "army < Jean Mbaye", Reported),
        ("UNHCR spokesman Ron Redmond said [12,000] people had crossed into Chad.", "UNHCR < Ron Redmond", Reported),
        (
            "\"We have registered [12,000] people,\" said Ron Redmond, a UNHCR spokesman.",
            "UNHCR < Ron Redmond",
            Reported,
        ),
        ("\"We have registered [12,000] people,\" said Ron Redmond of the UN refugee agency.", "Ron Redmond", Reported),
        ("Doctors Without Borders said its clinic had treated [130] wounded.", "Médecins Sans Frontières", Reported),
        ("A doctor with Doctors Without Borders said its clinic had treated [130] wounded.", "doctor", Reported),
    ]);
}

#[test]
fn accounts_that_go_on() {
    check(&[
        ("The army said rebels attacked a post near Bama. It said [12] soldiers were wounded.", "army", Reported),
        (
            "The army said rebels attacked a post near Bama. The statement said [12] soldiers were wounded.",
            "army",
            Reported,
        ),
        ("Police said a bomb went off in a bus. Another [12] people were hurt.", "police", Reported),
        ("Police said a bomb went off in a bus. Of the 12 wounded, [three*] were children.", "police", Reported),
        (
            "Police said a bomb went off in a bus and killed 5 people. Among the dead were [two*] children.",
            "police",
            Reported,
        ),
        ("Police said a bomb went off in a bus and killed 5 people, among them [two*] children.", "police", Reported),
        ("The mayor said a shell hit a bus and killed [5] people. [Two*] of them were children.", "mayor", Reported),
        (
            "The mayor said a shell hit a bus and killed 5 people. The victims included [two*] children.",
            "mayor",
            Reported,
        ),
        (
            "The mayor said a shell had hit a bus and killed 5. A second one had wounded [eight*] at a market.",
            "mayor",
            Reported,
        ),
        ("The mayor said that a bus was hit. \"We have [five] dead,\" he added.", "mayor", Reported),
        ("The mayor said that a bus was hit. \"We have [five] dead.\"", "mayor", Reported),
        ("According to the mayor, a bus was hit. He put the dead at [five].", "mayor", Reported),
        (
            "\"It was a massacre,\" the priest said. \"They killed [70] people and burned the church.\"",
            "priest",
            Reported,
        ),
        (
            "The rebels' spokesman said the town had fallen. He also claimed the capture of [200] soldiers.",
            "rebels",
            Reported,
        ),
        (
            "The Kenyan army said it raided a camp. The soldiers also seized [40] rifles, it added.",
            "Kenyan army",
            Reported,
        ),
        (
            "Human Rights Watch interviewed 30 survivors. It found that [58*] men had been shot.",
            "Human Rights Watch",
            Reported,
        ),
        (
            "Human Rights Watch said in a report on Monday that soldiers burned the village. The group documented [58] killings.",
            "Human Rights Watch",
            Reported,
        ),
        (
            "Amnesty International said it had collected testimony in Axum. The report says that [240] people were killed.",
            "Amnesty International",
            Reported,
        ),
        (
            "The town is quiet now. Police said a bus was hit. The war has killed [9,000] people since 2012.",
            "",
            Reported,
        ),
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
        (
            "[12] soldiers die in ambush\nBAMAKO, May 3 - Twelve soldiers were killed in an ambush, the army said.",
            "",
            Reported,
        ),
        (
            "[12] soldiers die in ambush\nBAMAKO, May 3 - The ambush killed [12] soldiers, the army said.",
            "Malian army",
            Reported,
        ),
        ("UNHCR: [50,000] flee Blue Nile\nPeople walked for days.", "UNHCR", Reported),
        ("Nigeria: [50] killed in village raid\nPeople walked for days.", "", Reported),
        (
            "Russia loses 1,200 troops, 48 artillery systems, [12*] tanks in past day – General Staff",
            "General Staff of Ukraine",
            Reported,
        ),
        ("Air defence downs [43] of 60 drones overnight - Air Force", "Air Force", Reported),
        (
            "Russia fires 60 drones, [7*] missiles in one night: air force\nThe alarm lasted six hours.",
            "Russian Air Force",
            Reported,
        ),
        ("Houthis say [6] killed in US strikes on Sanaa\nThe raids began at dusk.", "Houthis", Reported),
        (
            "Syria: SOHR counts [300] dead in week\nThe raids began at dusk.",
            "Syrian Observatory for Human Rights",
            Reported,
        ),
    ]);
}

#[test]
fn wire_in_capitals() {
    check(&[
        ("BAGHDAD SAID ITS TROOPS KILLED [3,400] IRANIANS IN THE MARSHES.", "Iraq", Reported),
        ("TEHRAN RADIO, MONITORED IN LONDON, SAID [900] IRAQIS WERE TAKEN PRISONER.", "Tehran Radio", Reported),
        (
            "[900] IRAQIS WERE TAKEN PRISONER, TEHRAN RADIO SAID IN A BROADCAST MONITORED IN NICOSIA.",
            "Tehran Radio",
            Reported,
        ),
        ("THE REBELS' CLANDESTINE RADIO VENCEREMOS SAID [60] SOLDIERS WERE KILLED.", "Radio Venceremos", Reported),
        ("AN ARMY SPOKESMAN SAID [14] GUERRILLAS AND TWO SOLDIERS DIED.", "army", Reported),
        ("POLICE SAID [14] PEOPLE DIED WHEN A BOMB WENT OFF IN A MARKET.", "police", Reported),
        ("[14] PEOPLE DIED, POLICE SAID.", "police", Reported),
        ("IN JOHANNESBURG, MILITARY HEADQUARTERS SAID [14] INSURGENTS WERE KILLED.", "military headquarters", Reported),
        ("DIPLOMATS IN NAIROBI ESTIMATED THAT [5,000] MEN HAD FALLEN.", "diplomats", Estimated),
        ("Rebel radio claimed [30] soldiers died and 12 were captured.", "rebel radio", Reported),
        ("The guerrillas' Radio Farabundo claimed [30] soldiers died.", "Radio Farabundo", Reported),
        (
            "Iran's official Islamic Republic News Agency, monitored in Nicosia, said [900] Iraqis were captured.",
            "IRNA",
            Reported,
        ),
        (
            "Baghdad Radio quoted a military spokesman as saying [40] boats were sunk.",
            "military < Baghdad Radio",
            Reported,
        ),
        ("A communique from the high command in Luanda said [212] UNITA rebels were killed.", "Angola", Reported),
        ("UNITA claimed in a communique issued in Lisbon to have killed [33] government soldiers.", "UNITA", Reported),
        (
            "Western diplomatic sources in Islamabad said [70] Soviet soldiers were killed.",
            "western diplomatic sources",
            Reported,
        ),
        ("Contra leaders said [70] Sandinista soldiers were killed.", "contra leaders", Reported),
        ("Sandinista army officials said [70] rebels were killed.", "Sandinista army officials", Reported),
        (
            "Military sources who spoke on condition of anonymity said [70] rebels were killed.",
            "military sources",
            Reported,
        ),
    ]);
}
