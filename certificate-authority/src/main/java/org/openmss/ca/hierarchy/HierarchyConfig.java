package org.openmss.ca.hierarchy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.openmss.ca.hierarchy.domain.AuthorityName;
import org.openmss.ca.hierarchy.domain.KeyBackend;

/** Who this CA is, where the world reaches it, where its keys are. */
@ConfigMapping(prefix = "mss.ca")
public interface HierarchyConfig {

    /** The base of the CRL, OCSP and issuer addresses in certificates. */
    @WithDefault("http://localhost:8083")
    URI publicUrl();

    Organization organization();

    Keys keys();

    /** The CA that issues where a profile names no other: the newest generation of this line. */
    @WithDefault("issuing")
    AuthorityName issuer();

    /** How long a responder certificate lives (certificate profile RSP-4: at most 90 days). */
    @WithDefault("60D")
    Duration responderLife();

    TimeStamping timeStamping();

    /** How long before the end of a CA certificate the service says that it is not well. */
    @WithDefault("180D")
    Duration expiryWarning();

    /** The names in the CA's own certificates. */
    interface Organization {
        @WithDefault("XX")
        @Pattern(regexp = "[A-Z]{2}")
        String country();

        @WithDefault("OpenMSS Development")
        @NotBlank
        @Size(max = 40)
        String name();

        /** NTRcc- and the number in the trade register, or VATcc- and the tax number (EN 319 412-1, 5.1.4). */
        @WithDefault("NTRXX-0000000000")
        @Pattern(regexp = "(NTR|VAT)[A-Z]{2}-.{1,50}")
        String identifier();
    }

    /** The certificates of time-stamping keys. */
    interface TimeStamping {
        /** How long a certificate lives: so long its time-stamps can be checked without further means. */
        @WithDefault("2190D")
        Duration life();

        /** How long its key signs, at most two years; the next one is made before a third of it is left. */
        @WithDefault("365D")
        Duration use();
    }

    /** Where the keys live. */
    interface Keys {
        @WithDefault("file")
        KeyBackend.Kind backend();

        /** Of the key files, and of {@code public/}, where the CA's certificates are put for whoever deploys it. */
        Path directory();

        /** Of the key files. */
        Optional<String> password();

        /** The device, where the keys are not in files. */
        Optional<Pkcs11> pkcs11();

        /** Makes the whole hierarchy at the first start: for development. */
        @WithDefault("false")
        boolean createIfAbsent();

        /** Says in plain words that a production CA may run on file keys. */
        @WithDefault("false")
        boolean acceptFilesInProduction();

        /** How many signatures may wait for a device, or be made in it, at a time; what is over is refused at once. */
        @WithDefault("64")
        @Min(1)
        int mostWaiting();
    }

    /** A PKCS#11 device. */
    interface Pkcs11 {
        /** The vendor's library. */
        Path library();

        /** The label of the token, which stays when slots are numbered anew. */
        Optional<String> tokenLabel();

        /** The slot's number; where neither it nor a label is given, the first slot is taken. */
        Optional<Long> slot();

        /** The user PIN of the token. */
        String pin();
    }
}
