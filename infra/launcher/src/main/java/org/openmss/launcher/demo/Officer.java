package org.openmss.launcher.demo;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.openmss.launcher.home.Tokens;
import org.openmss.launcher.web.Answer;
import org.openmss.launcher.web.Web;

/** The registration officer at the registration authority's door. */
public final class Officer {
    private final Web web;
    private final Tokens tokens;
    private final String registrations;

    public Officer(Web web, Tokens tokens, String registrationAuthority) {
        this.web = web;
        this.tokens = tokens;
        this.registrations = registrationAuthority + "/admin/registrations";
    }

    /** Registers somebody who stands before the officer with his document and his new SIM. */
    public Answer register(Person person, String iccid) {
        return signedIn()
                .post(
                        registrations,
                        Map.of(
                                "person",
                                Map.of(
                                        "givenName", person.givenName(),
                                        "surname", person.surname(),
                                        "countryCode", person.country(),
                                        "dateOfBirth", person.dateOfBirth()),
                                "identityProof",
                                Map.of(
                                        "documentType", "PASSPORT",
                                        "documentNumber", person.documentNumber(),
                                        "issuingCountry", person.country(),
                                        "validUntil", "2039-12-31",
                                        "method", "IN_PERSON"),
                                "msisdn",
                                person.msisdn(),
                                "iccid",
                                iccid,
                                "termsAccepted",
                                true));
    }

    public Answer registration(String id) {
        return signedIn().get(registrations + "/" + id);
    }

    public Answer revoke(String id, String reason) {
        return signedIn().post(registrations + "/" + id + "/revocation", Map.of("reason", reason));
    }

    /** The certificates of a registration in base64, by purpose. */
    public static SortedMap<String, String> certificates(Answer registration) {
        var certificates = new TreeMap<String, String>();
        registration
                .body()
                .path("certificates")
                .forEach(certificate -> certificates.put(
                        certificate.path("purpose").asText(),
                        certificate.path("certificate").asText()));
        return certificates;
    }

    private Web signedIn() {
        return web.withToken(tokens.issue("ra-officer"));
    }
}
