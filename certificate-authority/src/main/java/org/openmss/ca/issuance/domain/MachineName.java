package org.openmss.ca.issuance.domain;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A machine: whose it is, and its name there (EN 319 412-3, 4.2.1, without what a legal person's own certificate asks for beyond). */
public record MachineName(String countryName, String organizationName, String commonName)
        implements CertificateSubject {
    private static final List<String> TYPES = List.of("550406", "55040a", "550403");
    private static final String ONLY =
            "USR-3: a machine's subject is countryName, organizationName and commonName, each once and nothing else";

    public MachineName {
        NameText.checkCountry(countryName);
        NameText.check("organizationName", organizationName);
        NameText.check("commonName", commonName);
    }

    @Override
    public List<String> parts() {
        return List.of(countryName, organizationName, commonName);
    }

    /** From a request's Name. */
    static MachineName read(DerValue name) {
        var found = new HashMap<String, String>();
        for (var rdn : name.children()) {
            if (!rdn.is(DerValue.SET) || rdn.children().size() != 1) {
                throw new IllegalArgumentException("ENC-9: an RDN of the request's subject has one attribute");
            }
            var attribute = rdn.child(0, DerValue.SEQUENCE);
            String type = attribute.child(0, DerValue.OID).contentHex();
            if (!TYPES.contains(type) || found.put(type, text(attribute)) != null) {
                throw new IllegalArgumentException(ONLY);
            }
        }
        if (found.size() != TYPES.size()) {
            throw new IllegalArgumentException(ONLY);
        }
        return new MachineName(value(found, 0), value(found, 1), value(found, 2));
    }

    private static String value(Map<String, String> found, int type) {
        return Objects.requireNonNull(found.get(TYPES.get(type)));
    }

    private static String text(DerValue attribute) {
        if (attribute.children().size() == 2) {
            var value = attribute.children().getLast();
            if (value.is(DerValue.UTF8_STRING) || value.is(DerValue.PRINTABLE_STRING)) {
                return new String(value.content(), StandardCharsets.UTF_8);
            }
        }
        throw new IllegalArgumentException("ENC-8: the request's subject is UTF8String or PrintableString");
    }
}
