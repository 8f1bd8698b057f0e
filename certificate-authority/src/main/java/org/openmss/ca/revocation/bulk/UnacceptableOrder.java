package org.openmss.ca.revocation.bulk;

import java.util.List;
import java.util.UUID;
import org.openmss.kernel.CertificateSerial;

/** A bulk revocation that is not even proposed. */
public abstract sealed class UnacceptableOrder extends RuntimeException {
    private UnacceptableOrder(String message) {
        super(message, null, false, false);
    }

    /** The list names certificates that this CA has not released; none of the list is revoked. */
    public static final class UnknownCertificates extends UnacceptableOrder {
        private final transient List<CertificateSerial> serials;

        UnknownCertificates(List<CertificateSerial> serials) {
            super("unknown certificates");
            this.serials = List.copyOf(serials);
        }

        public List<CertificateSerial> serials() {
            return serials;
        }
    }

    /** No certificate stands that it would end. */
    public static final class NothingToRevoke extends UnacceptableOrder {
        NothingToRevoke() {
            super("nothing to revoke");
        }
    }

    /** For the same certificates another reason or date, or for fewer of them, has been proposed, and nobody has decided on it. */
    public static final class OtherProposalOpen extends UnacceptableOrder {
        private final UUID proposal;

        OtherProposalOpen(UUID proposal) {
            super("another proposal is open");
            this.proposal = proposal;
        }

        public UUID proposal() {
            return proposal;
        }
    }
}
