package org.openmss.ca.issuance.domain;

import static org.openmss.ca.issuance.domain.InvalidProfile.require;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAmount;
import java.util.List;
import java.util.Set;
import org.openmss.ca.issuance.domain.CertificateProfile.FromRequest;
import org.openmss.ca.issuance.domain.CertificateProfile.Keys;
import org.openmss.ca.issuance.domain.CertificateProfile.Proof;
import org.openmss.ca.issuance.domain.CertificateProfile.Subject;
import org.openmss.ca.register.domain.ProfileName;
import org.openmss.kernel.KeyPurpose;

/** What a profile may say about subject, key and use (certificate profile 3). */
final class ProfileRules {
    static final Oid CLIENT_AUTHENTICATION = new Oid("1.3.6.1.5.5.7.3.2");
    static final Oid EMAIL_PROTECTION = new Oid("1.3.6.1.5.5.7.3.4");
    /** RFC 9336. */
    static final Oid DOCUMENT_SIGNING = new Oid("1.3.6.1.5.5.7.3.36");

    private static final int LONGEST_LIFE_YEARS = 10;

    private ProfileRules() {}

    static void check(
            ProfileName name,
            String version,
            String description,
            TemporalAmount life,
            Subject subject,
            Keys keys,
            Set<Proof> proofs,
            FromRequest fromRequest,
            KeyUsage keyUsage,
            List<Oid> extendedKeyUsage) {
        boolean machine = name.purpose().isEmpty();
        require(version.matches("[!-~]{1,20}"), "version", "POL-12", "a version is 1 to 20 visible characters");
        checkLife(life);
        require(
                machine == (subject == Subject.MACHINE),
                "subject",
                "USR-3",
                "profiles machine… are for machines, and no others are");
        require(!keys.kinds().isEmpty(), "keys.kinds", "USR-7", "name at least one kind of key");
        checkProofs(machine, keys, proofs);
        checkFromRequest(machine, proofs, fromRequest);
        boolean signs = name.purpose().filter(KeyPurpose.SIGNATURE::equals).isPresent();
        require(
                signs == (keyUsage == KeyUsage.NON_REPUDIATION),
                "keyUsage",
                "USR-22",
                "signature profiles have nonRepudiation alone, all others digitalSignature alone");
        checkExtendedKeyUsage(machine, description, extendedKeyUsage);
    }

    private static void checkLife(TemporalAmount life) {
        OffsetDateTime start = Instant.EPOCH.atOffset(ZoneOffset.UTC);
        OffsetDateTime end = start.plus(life);
        require(
                end.isAfter(start.plusMinutes(1)) && !end.isAfter(start.plusYears(LONGEST_LIFE_YEARS)),
                "life",
                "USR-2",
                "a life is longer than a minute and at most ten years, like P3Y or PT12H");
    }

    private static void checkProofs(boolean machine, Keys keys, Set<Proof> proofs) {
        require(!proofs.isEmpty(), "proofs", "USR-8", "possession is proven by statement, by csr, or by either");
        require(
                !machine || !proofs.contains(Proof.STATEMENT),
                "proofs",
                "USR-8",
                "a statement is a card's; machines prove possession by csr");
        require(
                !keys.secureDevice() || !proofs.contains(Proof.CSR),
                "proofs",
                "USR-23",
                "a csr does not come from the person's secure device; leave csr out, or say keys.secureDevice: false");
    }

    private static void checkFromRequest(boolean machine, Set<Proof> proofs, FromRequest taken) {
        boolean nothing = !taken.subject() && taken.extensions().isEmpty();
        require(
                nothing || proofs.contains(Proof.CSR),
                "fromRequest",
                "USR-31",
                "something can be taken from a request only where proofs has csr");
        require(
                nothing || machine,
                "fromRequest",
                "USR-31",
                "what a person's certificate says comes from the registration authority alone");
        require(
                taken.extensions().stream().allMatch(FromRequest.SUBJECT_ALT_NAME::equals),
                "fromRequest.extensions",
                "USR-31",
                "subjectAltName (2.5.29.17) is the one extension that can be taken from a request");
    }

    private static void checkExtendedKeyUsage(boolean machine, String description, List<Oid> uses) {
        require(
                Set.copyOf(uses).size() == uses.size(),
                "extendedKeyUsage",
                "USR-27",
                "an extended key usage stands once");
        if (machine) {
            require(
                    uses.contains(CLIENT_AUTHENTICATION)
                            && Set.of(CLIENT_AUTHENTICATION, EMAIL_PROTECTION).containsAll(uses),
                    "extendedKeyUsage",
                    "USR-27",
                    "a machine's certificate is for clientAuth, and for nothing else but emailProtection");
        } else if (uses.equals(List.of(DOCUMENT_SIGNING))) {
            require(
                    description.contains("documentSigning"),
                    "extendedKeyUsage",
                    "USR-27",
                    "documentSigning alone is refused by some validators; the description says documentSigning and why");
        } else {
            require(
                    uses.isEmpty() || Set.copyOf(uses).equals(Set.of(CLIENT_AUTHENTICATION, EMAIL_PROTECTION)),
                    "extendedKeyUsage",
                    "USR-27",
                    "a person's certificate has none, or clientAuth (1.3.6.1.5.5.7.3.2) and emailProtection"
                            + " (1.3.6.1.5.5.7.3.4) together");
        }
    }
}
