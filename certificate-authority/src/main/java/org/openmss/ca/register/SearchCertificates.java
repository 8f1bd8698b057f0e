package org.openmss.ca.register;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.openmss.ca.register.domain.CertificateList;
import org.openmss.ca.register.domain.CertificateList.Place;
import org.openmss.ca.register.domain.CertificateSelection;
import org.openmss.ca.register.domain.CertificateSelection.Expiring;
import org.openmss.ca.register.domain.CertificateSelection.Issued;
import org.openmss.ca.register.domain.CertificateSelection.Named;
import org.openmss.ca.register.domain.CertificateSelection.OfKey;
import org.openmss.ca.register.domain.CertificateSelection.OfRequest;
import org.openmss.ca.register.domain.ListedCertificate;
import org.openmss.ca.register.domain.NameKey;

/** Finds certificates, a page at a time. */
@ApplicationScoped
public class SearchCertificates {
    private final CertificateList list;

    SearchCertificates(CertificateList list) {
        this.list = list;
    }

    /** @param next where the next page goes on; nothing where this is the last */
    public record Page(List<ListedCertificate> certificates, Optional<PageCursor> next) {
        public Page {
            certificates = List.copyOf(certificates);
        }
    }

    public Page search(SearchTerms terms) {
        var selection = terms.selection();
        var found = list.find(selection, terms.after().map(PageCursor::place), terms.limit() + 1);
        if (found.size() <= terms.limit()) {
            return new Page(found, Optional.empty());
        }
        var page = found.subList(0, terms.limit());
        return new Page(page, Optional.of(PageCursor.after(selection, place(selection, page.getLast()))));
    }

    private static Place place(CertificateSelection selection, ListedCertificate last) {
        String key = switch (selection) {
            case Issued _ -> last.issuedAt().toString();
            case Expiring _ -> last.notAfter().toString();
            case Named _ -> NameKey.of(last.subject()).value();
            case OfRequest _, OfKey _ -> "";
        };
        return new Place(key, last.serial());
    }
}
