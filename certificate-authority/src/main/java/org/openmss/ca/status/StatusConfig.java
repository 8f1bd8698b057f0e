package org.openmss.ca.status;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.openmss.ca.hierarchy.domain.CrlPartition;

/** How long status information is good for. */
@ConfigMapping(prefix = "mss.status")
public interface StatusConfig {
    Crl crl();

    Ocsp ocsp();

    /** CRLs of the issuing CA and of the root. */
    interface Crl {
        /** The time between two regular CRLs for users, at most 24 hours (certificate profile CRL-13). */
        @WithDefault("6H")
        Duration every();

        /** From thisUpdate to nextUpdate, at most 7 days. */
        @WithDefault("48H")
        Duration life();

        /** The time between two CRLs of the root. */
        @WithDefault("30D")
        Duration rootEvery();

        @WithDefault("180D")
        Duration rootLife();

        /** How long an HTTP cache may keep a CRL. */
        @WithDefault("60S")
        Duration maxAge();

        /**
         * In how many parts the certificates issued from now on are divided, each with a CRL of its own (certificate profile CRL-9).
         * Certificates that exist keep their part.
         */
        @WithDefault("1")
        @Min(1)
        @Max(CrlPartition.MOST)
        int partitions();

        /** Whether a change is told by a delta CRL, and by a full one only when its time has come (CRL-10). */
        @WithDefault("false")
        boolean delta();

        /** Whether lines of expired certificates are kept (CRL-12). */
        @WithDefault("false")
        boolean keepExpired();

        /** How long after it was replaced the content of a CRL is kept; that it was issued stays on record. */
        @WithDefault("1H")
        Duration keepReplaced();
    }

    /** OCSP answers. */
    interface Ocsp {
        /** From thisUpdate to nextUpdate, at most 24 hours (OCS-16). */
        @WithDefault("1H")
        Duration life();

        /** How long an HTTP cache may keep an answer. */
        @WithDefault("60S")
        Duration maxAge();

        /** How many certificates one request may ask for. */
        @WithDefault("10")
        @Min(1)
        @Max(100)
        int mostCertificates();

        /** How old the statuses in memory may be; older ones are not told (OCS-12), so no replica tells an old status for longer (OCS-21). */
        @WithDefault("1S")
        Duration staleAfter();

        /** How many signed answers are kept for who asks the same again; one takes two kilobytes at most. */
        @WithDefault("20000")
        @Min(1)
        long keptAnswers();

        /** What is said of a serial that was never issued (OCS-13). */
        @WithDefault("unknown")
        NeverIssuedAs neverIssued();

        /**
         * Whether answers say that status is kept for ever, since the CA's certificate began (OCS-18). It is; a CA for qualified certificates must say
         * so.
         */
        @WithDefault("false")
        boolean archiveCutoff();

        /** The two answers that RFC 6960 allows for a serial that was never issued. */
        enum NeverIssuedAs {
            UNKNOWN,
            /** In the extended sense (RFC 6960, 4.4.8). */
            REVOKED
        }
    }
}
