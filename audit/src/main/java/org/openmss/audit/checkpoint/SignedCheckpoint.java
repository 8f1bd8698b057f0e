package org.openmss.audit.checkpoint;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.openmss.kernel.Bytes;

/** A checkpoint with its signatures, as a signed note: {@code text, empty line, — name base64(key id, signature)}. */
public final class SignedCheckpoint {
    private static final String BEFORE_SIGNATURES = "\n\n";
    private static final String SIGNATURE = "\u2014 ";
    private static final int ID_LENGTH = 4;
    private static final int MOST_SIGNATURES = 16;

    private final Checkpoint checkpoint;
    private final List<NoteSignature> signatures;

    private record NoteSignature(String name, Bytes keyId, Bytes value) {}

    private SignedCheckpoint(Checkpoint checkpoint, List<NoteSignature> signatures) {
        this.checkpoint = checkpoint;
        this.signatures = signatures;
    }

    public static SignedCheckpoint sign(Checkpoint checkpoint, Collection<? extends CheckpointSigner> signers) {
        var text = Bytes.of(checkpoint.text().getBytes(StandardCharsets.UTF_8));
        return new SignedCheckpoint(
                checkpoint,
                signers.stream()
                        .map(signer -> new NoteSignature(
                                checkpoint.origin(), signer.key().id(checkpoint.origin()), signer.sign(text)))
                        .toList());
    }

    /** @throws IllegalArgumentException where it is none */
    public static SignedCheckpoint parse(String note) {
        int end = note.lastIndexOf(BEFORE_SIGNATURES);
        if (end < 0 || !note.endsWith("\n")) {
            throw new IllegalArgumentException(
                    "a signed checkpoint has an empty line before its signatures and ends with its line");
        }
        var signatures = new ArrayList<NoteSignature>();
        for (var line : note.substring(end + BEFORE_SIGNATURES.length(), note.length() - 1)
                .split("\n", -1)) {
            signatures.add(signature(line));
        }
        if (signatures.size() > MOST_SIGNATURES) {
            throw new IllegalArgumentException("a checkpoint has at most " + MOST_SIGNATURES + " signatures");
        }
        return new SignedCheckpoint(Checkpoint.parse(note.substring(0, end + 1)), signatures);
    }

    private static NoteSignature signature(String line) {
        int space = line.lastIndexOf(' ');
        if (!line.startsWith(SIGNATURE) || space < SIGNATURE.length()) {
            throw new IllegalArgumentException("a signature line has a dash, a name and base64");
        }
        byte[] content = Bytes.ofBase64(line.substring(space + 1)).toArray();
        if (content.length <= ID_LENGTH) {
            throw new IllegalArgumentException("a signature has a key id and a value");
        }
        return new NoteSignature(
                line.substring(SIGNATURE.length(), space),
                Bytes.of(Arrays.copyOf(content, ID_LENGTH)),
                Bytes.of(Arrays.copyOfRange(content, ID_LENGTH, content.length)));
    }

    /** True if at least one signature is by one of these keys, and every signature that claims to be by one of them is. */
    public boolean isSignedBy(Collection<AuditKey> keys) {
        return !signers(keys).isEmpty();
    }

    /** Those of the keys that signed; none where a signature claims to be by one of them and is not. */
    public List<AuditKey> signers(Collection<AuditKey> keys) {
        var text = Bytes.of(checkpoint.text().getBytes(StandardCharsets.UTF_8));
        var signed = new ArrayList<AuditKey>();
        for (var signature : signatures) {
            if (!signature.name().equals(checkpoint.origin())) {
                continue;
            }
            var named = keys.stream()
                    .filter(key -> key.id(checkpoint.origin()).equals(signature.keyId()))
                    .toList();
            if (named.isEmpty()) {
                continue;
            }
            var signer = named.stream()
                    .filter(key -> key.verifies(text, signature.value()))
                    .findFirst();
            if (signer.isEmpty()) {
                return List.of();
            }
            signed.add(signer.get());
        }
        return List.copyOf(signed);
    }

    public Checkpoint checkpoint() {
        return checkpoint;
    }

    public String note() {
        var note = new StringBuilder(checkpoint.text()).append('\n');
        for (var signature : signatures) {
            var content = new ByteArrayOutputStream();
            content.writeBytes(signature.keyId().toArray());
            content.writeBytes(signature.value().toArray());
            note.append(SIGNATURE)
                    .append(signature.name())
                    .append(' ')
                    .append(Bytes.of(content.toByteArray()).toBase64())
                    .append('\n');
        }
        return note.toString();
    }

    @Override
    public String toString() {
        return "checkpoint of " + checkpoint.origin() + " at " + checkpoint.size();
    }
}
