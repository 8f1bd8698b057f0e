package org.openmss.ca.issuance.domain;

import java.net.URI;
import java.time.temporal.TemporalAmount;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.openmss.ca.hierarchy.domain.AuthorityName;
import org.openmss.ca.register.domain.ProfileName;

/**
 * What certificates of one kind say, and who gets one on what proof: data, in a file (certificate profile 3). One that breaks a rule
 * cannot be made.
 *
 * @param version names this edition; each certificate's record carries it (POL-12)
 * @param issuer the line of CAs whose newest generation issues it; empty for the CA's first line
 */
public record CertificateProfile(
        ProfileName name,
        String version,
        String description,
        Optional<AuthorityName> issuer,
        TemporalAmount life,
        Subject subject,
        Keys keys,
        Set<Proof> proofs,
        FromRequest fromRequest,
        KeyUsage keyUsage,
        List<Oid> extendedKeyUsage,
        Policies policies,
        QualifiedStatements statements) {

    /** @throws InvalidProfile names the key and the rule */
    public CertificateProfile {
        proofs = Set.copyOf(proofs);
        extendedKeyUsage = List.copyOf(extendedKeyUsage);
        ProfileRules.check(
                name, version, description, life, subject, keys, proofs, fromRequest, keyUsage, extendedKeyUsage);
        PolicyRules.check(name, keys, policies, statements);
    }

    /** Whom certificates are for. */
    public enum Subject {
        PERSON,
        /** A person whose serialNumber has the ETSI form (USR-5). */
        PERSON_WITH_SEMANTIC_NUMBER,
        MACHINE
    }

    /** How the requester shows that it has the key. */
    public enum Proof {
        /** The card signs the registration authority's statement. */
        STATEMENT,
        /** PKCS#10. */
        CSR
    }

    /** @param secureDevice whether keys are in one, by the word of the registration authority */
    public record Keys(Set<KeyKind> kinds, boolean secureDevice) {
        public Keys {
            kinds = Set.copyOf(kinds);
        }
    }

    /** What is taken from a PKCS#10 request; everything else in it is ignored (USR-31). */
    public record FromRequest(boolean subject, Set<Oid> extensions) {
        public static final Oid SUBJECT_ALT_NAME = new Oid("2.5.29.17");

        public FromRequest {
            extensions = Set.copyOf(extensions);
        }

        public boolean alternativeNames() {
            return extensions.contains(SUBJECT_ALT_NAME);
        }
    }

    /** @param practiceStatement where the certification practice statement is */
    public record Policies(Oid own, Optional<StandardPolicy> standard, URI practiceStatement) {}
}
