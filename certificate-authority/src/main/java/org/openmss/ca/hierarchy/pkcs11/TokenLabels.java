package org.openmss.ca.hierarchy.pkcs11;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds a token's slot by its label, which the JDK's provider does not. Asks the library itself (PKCS#11 2.40, 5.4 and 5.5), on systems
 * where its {@code CK_ULONG} has 64 bits.
 */
final class TokenLabels {
    private static final long OK = 0;
    private static final long ALREADY_INITIALIZED = 0x191;
    private static final byte TOKEN_PRESENT = 1;
    private static final int MOST_SLOTS = 256;
    private static final int LABEL_OCTETS = 32;
    private static final int TOKEN_INFO_OCTETS = 512;
    /** The places of the functions in CK_FUNCTION_LIST, behind its version. */
    private static final int INITIALIZE = 1;

    private static final int FINALIZE = 2;
    private static final int GET_SLOT_LIST = 5;
    private static final int GET_TOKEN_INFO = 7;
    private static final int FUNCTIONS = 8;
    private final Path library;

    TokenLabels(Path library) {
        this.library = library;
    }

    /** @throws IllegalStateException where not exactly one token has the label */
    long slotOf(String label) {
        var labels = read();
        var slots = labels.entrySet().stream()
                .filter(slot -> slot.getValue().equals(label))
                .map(Map.Entry::getKey)
                .toList();
        if (slots.size() != 1) {
            throw new IllegalStateException(slots.size() + " tokens are labelled '" + label
                    + "', and one should be; the device has the labels " + labels.values());
        }
        return slots.getFirst();
    }

    /** The labels of the tokens that are there, by slot. */
    private Map<Long, String> read() {
        try (var arena = Arena.ofConfined()) {
            MemorySegment functions = functions(arena);
            long opened = call(functions, INITIALIZE, FunctionDescriptor.of(JAVA_LONG, ADDRESS), MemorySegment.NULL);
            if (opened != OK && opened != ALREADY_INITIALIZED) {
                throw refused("C_Initialize", opened);
            }
            try {
                return read(functions, arena);
            } finally {
                // Whoever opened the library closes it; the provider opens it again with its own arguments.
                if (opened == OK) {
                    call(functions, FINALIZE, FunctionDescriptor.of(JAVA_LONG, ADDRESS), MemorySegment.NULL);
                }
            }
        }
    }

    private MemorySegment functions(Arena arena) {
        try {
            var getFunctionList =
                    SymbolLookup.libraryLookup(library, Arena.global()).findOrThrow("C_GetFunctionList");
            MemorySegment place = arena.allocate(ADDRESS);
            long result = (long) Linker.nativeLinker()
                    .downcallHandle(getFunctionList, FunctionDescriptor.of(JAVA_LONG, ADDRESS))
                    .invokeWithArguments(place);
            if (result != OK) {
                throw refused("C_GetFunctionList", result);
            }
            return place.get(ADDRESS.withTargetLayout(MemoryLayout.sequenceLayout(FUNCTIONS, ADDRESS)), 0);
        } catch (IllegalArgumentException notThere) {
            throw new IllegalStateException(library + " is no library of a PKCS#11 device", notThere);
        } catch (RuntimeException | Error ours) {
            throw ours;
        } catch (Throwable impossible) {
            throw new IllegalStateException(library + " cannot be called", impossible);
        }
    }

    private static Map<Long, String> read(MemorySegment functions, Arena arena) {
        MemorySegment slots = arena.allocate(JAVA_LONG, MOST_SLOTS);
        MemorySegment count = arena.allocateFrom(JAVA_LONG, MOST_SLOTS);
        long listed = call(
                functions,
                GET_SLOT_LIST,
                FunctionDescriptor.of(JAVA_LONG, JAVA_BYTE, ADDRESS, ADDRESS),
                TOKEN_PRESENT,
                slots,
                count);
        if (listed != OK) {
            throw refused("C_GetSlotList", listed);
        }
        var labels = new TreeMap<Long, String>();
        for (int i = 0; i < count.get(JAVA_LONG, 0); i++) {
            long slot = slots.getAtIndex(JAVA_LONG, i);
            MemorySegment info = arena.allocate(TOKEN_INFO_OCTETS, Long.BYTES);
            long told =
                    call(functions, GET_TOKEN_INFO, FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, ADDRESS), slot, info);
            if (told == OK) {
                byte[] label = info.asSlice(0, LABEL_OCTETS).toArray(JAVA_BYTE);
                labels.put(slot, new String(label, StandardCharsets.UTF_8).strip());
            }
        }
        return labels;
    }

    private static long call(MemorySegment functions, int function, FunctionDescriptor form, Object... arguments) {
        try {
            return (long) Linker.nativeLinker()
                    .downcallHandle(functions.getAtIndex(ADDRESS, function), form)
                    .invokeWithArguments(arguments);
        } catch (RuntimeException | Error ours) {
            throw ours;
        } catch (Throwable impossible) {
            throw new IllegalStateException("the PKCS#11 library cannot be called", impossible);
        }
    }

    private static IllegalStateException refused(String function, long result) {
        return new IllegalStateException("%s of the PKCS#11 library answered 0x%x".formatted(function, result));
    }
}
