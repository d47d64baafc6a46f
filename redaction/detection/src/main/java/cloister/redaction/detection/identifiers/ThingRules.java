package cloister.redaction.detection.identifiers;

import static cloister.redaction.detection.Evidence.CERTAIN;
import static cloister.redaction.detection.Evidence.LIKELY;
import static cloister.redaction.detection.Evidence.POSSIBLE;
import static cloister.redaction.detection.Evidence.STRONG;

import cloister.pipeline.FindingType;
import java.util.List;

/** Vehicles, devices, licences of professions, coordinates. */
final class ThingRules {
    private static final String[] PLATE_WORDS = {
        "plate",
        "reg",
        "vehicle",
        "van ",
        "car ",
        "lorry",
        "truck",
        "tag",
        "licence plate",
        "license plate",
        "kennzeichen",
        "immatricul",
        "matrícula",
        "matricula",
        "targa",
        "kenteken",
        "rejestr",
        "registrering",
        "regnr",
        "plaque",
        "auto ",
        "pkw",
        "voiture",
        "véhicule",
        "veicolo",
        "vehículo",
        "coche",
        "bil ",
        "parking",
        "parked",
        "fahrzeug",
        "wagen",
        "samoch",
        "pojazd",
        "voertuig",
        "viatura",
        "carro",
        "driven by",
        "motorbike",
        "nissan",
        "toyota",
        "ford",
        "vw",
        "volkswagen",
        "audi",
        "bmw",
        "skoda",
        "renault",
        "peugeot",
        "fiat",
        "honda",
        "kia",
        "permit"
    };

    private ThingRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.of("vin", FindingType.VEHICLE, "[A-HJ-NPR-Z0-9]{17}")
                        .checked(RegisteredNumbers::vinShaped)
                        .scored(LIKELY, CERTAIN)
                        .near(
                                "vin",
                                "fahrgestell",
                                "chassis",
                                "châssis",
                                "bastidor",
                                "telaio",
                                "vehicle",
                                "nadwozia",
                                "fin"),
                Rule.of("uk.plate", FindingType.VEHICLE, "[A-Z]{2} ?\\d{2} ?[A-Z]{3}")
                        .scored(LIKELY, STRONG)
                        .near(PLATE_WORDS),
                Rule.of("de.plate", FindingType.VEHICLE, "[A-ZÄÖÜ]{1,3}[- ][A-Z]{1,2}[- ]?\\d{1,4}[EH]?")
                        .scored(0, STRONG)
                        .near(PLATE_WORDS),
                Rule.of("de.plate.hyphen", FindingType.VEHICLE, "[A-ZÄÖÜ]{1,3}-[A-Z]{1,2} \\d{1,4}[EH]?")
                        .scored(LIKELY, STRONG)
                        .near(PLATE_WORDS),
                Rule.of(
                                "north.plate",
                                FindingType.VEHICLE,
                                "[A-Z]{2,3} ?(?:\\d{5}|\\d{2}[A-Z0-9]|\\d[A-Z0-9]{3,4}|\\d{3} [A-Z]{1,2})")
                        .scored(0, STRONG)
                        .near(PLATE_WORDS),
                Rule.of("eu.plate", FindingType.VEHICLE, "[A-Z]{2}-\\d{3}-[A-Z]{2}")
                        .scored(LIKELY, STRONG)
                        .near(PLATE_WORDS),
                Rule.of("it.plate", FindingType.VEHICLE, "[A-Z]{2} \\d{3} [A-Z]{2}")
                        .scored(0, STRONG)
                        .near(PLATE_WORDS),
                Rule.of("es.plate", FindingType.VEHICLE, "\\d{4} [BCDFGHJ-NPRSTV-Z]{3}")
                        .scored(0, STRONG)
                        .near(PLATE_WORDS),
                Rule.of(
                                "nl.plate",
                                FindingType.VEHICLE,
                                "(?:[A-Z]{1,2}|\\d{1,3})-(?:[A-Z]{2,3}|\\d{2,3})-(?:[A-Z]{1,2}|\\d{1,2})")
                        .checked(n -> n.length() == 6 && n.matches(".*[A-Z].*") && n.matches(".*\\d.*"))
                        .scored(POSSIBLE, STRONG)
                        .near(PLATE_WORDS),
                Rule.of("ie.plate", FindingType.VEHICLE, "\\d{2,3}-[A-Z]{1,2}-\\d{1,6}")
                        .scored(LIKELY, STRONG)
                        .near(PLATE_WORDS),
                Rule.of("plate", FindingType.VEHICLE, "(?:[A-Z]{2} )?[A-Z0-9]{2,4}[- ]?[A-Z0-9]{2,5}")
                        .checked(n -> n.length() >= 5
                                && n.length() <= 9
                                && n.matches(".*[A-Z].*")
                                && n.matches(".*\\d.*\\d.*"))
                        .scored(0, LIKELY)
                        .near(
                                "plate",
                                "kennzeichen",
                                "license tag",
                                "tag ",
                                "registration",
                                "reg ",
                                "immatricul",
                                "matrícula",
                                "targa",
                                "kenteken",
                                "rejestrac",
                                "reg.nr",
                                "regnr",
                                "matricula"),
                Rule.of("imei", FindingType.MAC, "\\d{15}")
                        .checked(RegisteredNumbers::imei)
                        .scored(POSSIBLE, CERTAIN)
                        .near("imei", "phone", "handset", "device")
                        .evenFailed(LIKELY),
                Rule.of("imei.grouped", FindingType.MAC, "\\d{2}[- ]\\d{6}[- ]\\d{6}[- ]\\d")
                        .scored(LIKELY, CERTAIN),
                Rule.of("mac", FindingType.MAC, "(?i:[0-9A-F]{2}(?:[:-][0-9A-F]{2}){5})")
                        .scored(CERTAIN, CERTAIN),
                Rule.of("mac.cisco", FindingType.MAC, "(?i:[0-9A-F]{4}\\.[0-9A-F]{4}\\.[0-9A-F]{4})")
                        .scored(STRONG, CERTAIN),
                Rule.of("udi", FindingType.DEVICE_SERIAL, "\\(01\\)\\d{14}(?:\\((?:10|11|17|21)\\)[A-Za-z0-9-]{1,20})*")
                        .scored(CERTAIN, CERTAIN),
                Rule.of("us.dea", FindingType.LICENSE, "(?i:[A-HJ-NP-UX][A-Z9]) ?\\d{7}")
                        .checked(RegisteredNumbers::dea)
                        .scored(POSSIBLE, CERTAIN)
                        .near("dea")
                        .evenFailed(STRONG),
                Rule.of("us.npi", FindingType.OTHER_ID, "[12]\\d{9}")
                        .checked(RegisteredNumbers::npi)
                        .scored(POSSIBLE, CERTAIN)
                        .near("npi", "provider")
                        .evenFailed(STRONG),
                Rule.of("us.clia", FindingType.LICENSE, "\\d{2}D\\d{7}").scored(STRONG, CERTAIN),
                Rule.of("uk.gmc", FindingType.LICENSE, "\\d{7}")
                        .scored(0, CERTAIN)
                        .near("gmc", "gdc", "gphc", "hcpc"),
                Rule.of("uk.nmc", FindingType.LICENSE, "\\d{2}[A-Z]\\d{4}[A-Z]")
                        .scored(STRONG, CERTAIN)
                        .near("nmc", "pin"),
                Rule.of(
                                "us.mbi",
                                FindingType.HEALTH_PLAN_ID,
                                "[1-9][AC-HJ-KM-NP-RT-Y][AC-HJ-KM-NP-RT-Y0-9]\\d-?[AC-HJ-KM-NP-RT-Y][AC-HJ-KM-NP-RT-Y0-9]\\d-?[AC-HJ-KM-NP-RT-Y]{2}\\d{2}")
                        .scored(STRONG, CERTAIN),
                Rule.of(
                                "geo",
                                FindingType.GEO,
                                "[+-]?\\d{1,3}\\.\\d{3,8}°? ?[NSns]?[,;/ ] ?[+-]?\\d{1,3}\\.\\d{3,8}(?:°? ?[EWO])?")
                        .checked(n -> true)
                        .scored(STRONG, CERTAIN),
                Rule.of(
                                "geo.dms",
                                FindingType.GEO,
                                "\\d{1,2}°? ?\\d{1,2}['′’] ?(?:\\d{1,2}(?:[.,]\\d+)?[\"″”']{1,2})? ?[NS],? ?\\d{1,3}°? ?\\d{1,2}['′’] ?(?:\\d{1,2}(?:[.,]\\d+)?[\"″”']{1,2})? ?[EWO]")
                        .scored(STRONG, CERTAIN),
                Rule.of(
                                "geo.dms",
                                FindingType.GEO,
                                "\\d{1,2}° ?\\d{1,2}['′’] ?(?:\\d{1,2}(?:[.,]\\d+)?[\"″”]|'')? ?[NS],? ?\\d{1,3}° ?\\d{1,2}['′’] ?(?:\\d{1,2}(?:[.,]\\d+)?(?:[\"″”]|''))? ?[EWO]")
                        .scored(STRONG, CERTAIN));
    }
}
