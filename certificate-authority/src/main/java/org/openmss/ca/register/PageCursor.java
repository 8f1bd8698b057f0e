package org.openmss.ca.register;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.openmss.ca.register.domain.CertificateList.Place;
import org.openmss.ca.register.domain.CertificateSelection;
import org.openmss.ca.register.domain.CertificateSelection.Expiring;
import org.openmss.ca.register.domain.CertificateSelection.Issued;
import org.openmss.ca.register.domain.CertificateSelection.Named;
import org.openmss.ca.register.domain.CertificateSelection.OfKey;
import org.openmss.ca.register.domain.CertificateSelection.OfRequest;
import org.openmss.doors.Field;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.CertificateSerial;

/** Where a page ended, opaque to callers. It goes on the search it came from, and no other. */
public record PageCursor(Place place, String text) {
    private static final int OCTETS_OF_FINGERPRINT = 8;
    private static final int LONGEST = 2000;
    private static final String RIGHT =
            "expected what 'next' of the page before holds, unchanged, together with the filters of that page";

    static PageCursor after(CertificateSelection selection, Place place) {
        byte[] content = (place.serial() + "\n" + place.key()).getBytes(StandardCharsets.UTF_8);
        byte[] fingerprint = fingerprint(selection);
        byte[] all = Arrays.copyOf(fingerprint, fingerprint.length + content.length);
        System.arraycopy(content, 0, all, fingerprint.length, content.length);
        return new PageCursor(place, Base64.getUrlEncoder().withoutPadding().encodeToString(all));
    }

    /** @throws IllegalArgumentException where it is not one of this search */
    static PageCursor read(String text, CertificateSelection selection) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException(RIGHT);
        }
        try {
            byte[] all = Base64.getUrlDecoder().decode(text);
            byte[] fingerprint = fingerprint(selection);
            if (all.length < fingerprint.length
                    || !Arrays.equals(fingerprint, Arrays.copyOf(all, fingerprint.length))) {
                throw new IllegalArgumentException(RIGHT);
            }
            String content =
                    new String(all, fingerprint.length, all.length - fingerprint.length, StandardCharsets.UTF_8);
            int end = content.indexOf('\n');
            if (end < 0) {
                throw new IllegalArgumentException(RIGHT);
            }
            var place = new Place(content.substring(end + 1), CertificateSerial.parse(content.substring(0, end)));
            checkKey(place, selection);
            var cursor = after(selection, place);
            if (!cursor.text().equals(text)) {
                throw new IllegalArgumentException(RIGHT);
            }
            return cursor;
        } catch (IllegalArgumentException other) {
            throw new IllegalArgumentException(RIGHT, other);
        }
    }

    private static void checkKey(Place place, CertificateSelection selection) {
        switch (selection) {
            case Issued _, Expiring _ -> Field.time(place.key());
            case Named _, OfRequest _, OfKey _ -> {
                // No text of the database holds it.
                if (place.key().indexOf('\0') >= 0) {
                    throw new IllegalArgumentException(RIGHT);
                }
            }
        }
    }

    private static byte[] fingerprint(CertificateSelection selection) {
        List<?> parts = switch (selection) {
            case Issued issued -> List.of("issued", issued);
            case Expiring expiring -> List.of("expiring", expiring);
            case Named named -> List.of("named", named.beginning().value());
            case OfRequest request -> List.of("request", request);
            case OfKey key -> List.of("key", key.keyId().toHex());
        };
        byte[] hash = Bytes.of(parts.toString().getBytes(StandardCharsets.UTF_8))
                .sha256()
                .toArray();
        return Arrays.copyOf(hash, OCTETS_OF_FINGERPRINT);
    }

    @Override
    public String toString() {
        return text;
    }
}
