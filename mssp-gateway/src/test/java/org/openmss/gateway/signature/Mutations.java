package org.openmss.gateway.signature;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What becomes of a valid message on its way through a careless or hostile hand. The same messages at every run: each hit can be told
 * by its seed, and stays one.
 */
public final class Mutations {
    private static final int DEEPEST = 4;
    private static final List<Charset> CHARSETS = List.of(
            StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.UTF_32);
    private final List<byte[]> seeds;
    private final List<byte[]> recoded;
    private final List<byte[]> fragments;

    private Mutations(List<byte[]> seeds, List<byte[]> fragments) {
        this.seeds = seeds;
        this.recoded = seeds.stream().flatMap(Mutations::recoded).toList();
        this.fragments = fragments;
    }

    /**
     * @param seeds valid messages
     * @param fragments pieces that mean something to the parser, to be put where they do not belong
     */
    public static Mutations of(List<String> seeds, List<String> fragments) {
        return new Mutations(octets(seeds), octets(fragments));
    }

    /** Every beginning of every seed, every seed in other character sets, and {@code count} random mutations. */
    public void forEach(int count, Consumer<byte[]> parser) {
        Stream.of(
                        seeds.stream().flatMap(Mutations::beginnings),
                        recoded.stream(),
                        Stream.iterate(0L, number -> number + 1).limit(count).map(this::random))
                .flatMap(messages -> messages)
                .forEach(message -> {
                    try {
                        parser.accept(message);
                    } catch (RuntimeException | Error hit) {
                        throw new AssertionError("neither parsed nor refused: " + shown(message), hit);
                    }
                });
    }

    private static Stream<byte[]> beginnings(byte[] seed) {
        return Stream.iterate(0, length -> length + 1).limit(seed.length + 1L).map(length -> part(seed, 0, length));
    }

    private static Stream<byte[]> recoded(byte[] seed) {
        String text = new String(seed, StandardCharsets.UTF_8);
        return CHARSETS.stream().map(text::getBytes);
    }

    private byte[] random(long number) {
        // Not for secrets: the point is that the messages are the same each time.
        var chance = new Random(number);
        byte[] message = one(chance.nextInt(8) == 0 ? recoded : seeds, chance);
        for (int depth = 1 + chance.nextInt(DEEPEST); depth > 0; depth--) {
            message = mutated(message, chance);
        }
        return message;
    }

    private byte[] mutated(byte[] message, Random chance) {
        int from = chance.nextInt(message.length + 1);
        int to = from + chance.nextInt(message.length - from + 1);
        byte[] before = part(message, 0, from);
        byte[] inside = part(message, from, to);
        byte[] after = part(message, to, message.length);
        return switch (chance.nextInt(8)) {
            case 0 -> joined(before, after);
            case 1 -> joined(before, inside, inside, after);
            case 2 -> joined(before, one(fragments, chance), part(message, from, message.length));
            case 3 -> joined(before, one(fragments, chance), after);
            case 4 -> joined(before, new byte[] {(byte) chance.nextInt(256)}, part(message, from, message.length));
            case 5 -> joined(before, new byte[] {(byte) chance.nextInt(256)}, skipped(message, from));
            case 6 -> joined(before, flipped(skippedTo(message, from), chance), skipped(message, from));
            default -> joined(after, inside, before);
        };
    }

    private static byte[] flipped(byte[] octet, Random chance) {
        return octet.length == 0 ? octet : new byte[] {(byte) (octet[0] ^ 1 << chance.nextInt(8))};
    }

    private static byte[] skippedTo(byte[] message, int from) {
        return part(message, from, Math.min(from + 1, message.length));
    }

    private static byte[] skipped(byte[] message, int from) {
        return part(message, Math.min(from + 1, message.length), message.length);
    }

    private static byte[] part(byte[] message, int from, int to) {
        return Arrays.copyOfRange(message, from, to);
    }

    private static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] one(List<byte[]> several, Random chance) {
        return several.get(chance.nextInt(several.size()));
    }

    private static List<byte[]> octets(List<String> texts) {
        return texts.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
    }

    private static String shown(byte[] message) {
        return new String(message, StandardCharsets.ISO_8859_1);
    }
}
