package org.openmss.ca.ceremony;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import org.openmss.kernel.Bytes;

/** The folder that a ceremony leaves: new, so that nothing of an earlier one is written over. */
final class CeremonyFolder {
    private static final int PEM_LINE = 64;
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private final Path path;

    private CeremonyFolder(Path path) {
        this.path = path;
    }

    /** @throws IllegalStateException where it exists, or cannot be made */
    static CeremonyFolder create(Path path) {
        if (Files.exists(path)) {
            throw new IllegalStateException(path + " exists already; --to names a new folder");
        }
        try {
            Files.createDirectories(path);
            return new CeremonyFolder(path);
        } catch (IOException failed) {
            throw new IllegalStateException(path + " cannot be made", failed);
        }
    }

    void forget() throws IOException {
        Files.delete(path);
    }

    /** @return the record's bytes, as they are to be signed */
    Bytes write(Ceremony.Outcome outcome) throws IOException {
        Bytes record = writeRecord(outcome.record());
        writeCrl(outcome.rootCrl());
        for (var certificate : outcome.certificates().entrySet()) {
            writeCertificate(certificate.getKey(), certificate.getValue());
        }
        return record;
    }

    /** @return the record's bytes, as they are to be signed */
    Bytes writeRecord(Object record) throws IOException {
        byte[] json = (JSON.writeValueAsString(record) + "\n").getBytes(StandardCharsets.UTF_8);
        write("protocol.json", json);
        return Bytes.of(json);
    }

    void writeSignature(Bytes signature) throws IOException {
        write("protocol.p7s", signature.toArray());
    }

    /** The record of the root's ceremony, with the signature that it could not get there. */
    void writeCertification(Bytes record, Bytes signature) throws IOException {
        write("certification.json", record.toArray());
        write("certification.p7s", signature.toArray());
    }

    void writeCrl(Bytes crl) throws IOException {
        write("root.crl", crl.toArray());
    }

    void writeCertificate(String name, Bytes certificate) throws IOException {
        write(name + ".pem", pem("CERTIFICATE", certificate));
    }

    void writeRequest(String name, Bytes request) throws IOException {
        write(name + ".csr", pem("CERTIFICATE REQUEST", request));
    }

    private void write(String name, byte[] content) throws IOException {
        Files.write(path.resolve(name), content, StandardOpenOption.CREATE_NEW);
    }

    private static byte[] pem(String kind, Bytes der) {
        var encoder = Base64.getMimeEncoder(PEM_LINE, new byte[] {'\n'});
        return ("-----BEGIN " + kind + "-----\n" + encoder.encodeToString(der.toArray()) + "\n-----END " + kind
                        + "-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
