package org.openmss.ca.register.domain;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.openmss.kernel.CertificateSerial;

/** The register as it is searched. What is issued while somebody turns pages moves nothing from one page to another. */
public interface CertificateList {

    /** @param after where the page before ended */
    List<ListedCertificate> find(CertificateSelection selection, Optional<Place> after, int most);

    /**
     * A certificate's place in the order of its list.
     *
     * @param key what the list is ordered by, as text; certificates with the same key follow their serials
     */
    record Place(String key, CertificateSerial serial) {
        private static final Pattern FORM = Pattern.compile("[^\\p{Cntrl}]{0,400}");

        public Place {
            if (!FORM.matcher(key).matches()) {
                throw new IllegalArgumentException("expected text without control characters");
            }
        }

        /** May hold a name: says nothing. */
        @Override
        public String toString() {
            return "Place[" + serial + "]";
        }
    }
}
