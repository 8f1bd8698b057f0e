package org.openmss.gateway.signature.store;

import java.nio.charset.StandardCharsets;
import org.openmss.gateway.signature.domain.DataToBeSigned;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.DigestAlgorithm;

/** The two columns that hold what is signed. */
final class DataColumns {
    private static final String TEXT = "TEXT";
    private static final String DIGEST = "DIGEST";
    private static final String OCTETS = "OCTETS";

    private DataColumns() {}

    static String kind(DataToBeSigned data) {
        return switch (data) {
            case DataToBeSigned.Text text -> TEXT;
            case DataToBeSigned.Digest digest -> DIGEST;
            case DataToBeSigned.Octets octets -> OCTETS;
        };
    }

    static byte[] content(DataToBeSigned data) {
        return switch (data) {
            case DataToBeSigned.Text text -> text.content().toArray();
            case DataToBeSigned.Digest digest -> digest.digest().toArray();
            case DataToBeSigned.Octets octets -> octets.content().toArray();
        };
    }

    /** A digest tells its algorithm by its length. */
    static DataToBeSigned data(String kind, byte[] data) {
        var content = Bytes.of(data);
        return switch (kind) {
            case TEXT -> new DataToBeSigned.Text(new String(data, StandardCharsets.UTF_8));
            case DIGEST -> new DataToBeSigned.Digest(DigestAlgorithm.ofHash(content), content);
            case OCTETS -> new DataToBeSigned.Octets(content);
            default -> throw new IllegalStateException("unknown kind of data in the database: " + kind);
        };
    }
}
