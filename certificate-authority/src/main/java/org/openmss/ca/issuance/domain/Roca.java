package org.openmss.ca.issuance.domain;

import java.math.BigInteger;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Knows moduli made by the faulty library of some chips (CVE-2017-15361; Nemec and others, "The Return of Coppersmith's Attack"). Its
 * primes are powers of 65537 modulo the product of the first primes, and so are their products; a sound modulus is a power of 65537
 * modulo each of the discriminating primes with a probability of about 2^-28.
 */
final class Roca {
    private static final int GENERATOR = 65537;
    /** The primes of the published test where the powers of 65537 are not all there is. */
    private static final List<Integer> DISCRIMINANTS =
            List.of(11, 13, 17, 19, 37, 53, 61, 71, 73, 79, 97, 103, 107, 109, 127, 151, 157);

    private static final Map<BigInteger, BitSet> POWERS = powers();

    private Roca() {}

    static boolean made(BigInteger modulus) {
        return POWERS.entrySet().stream()
                .allMatch(one -> one.getValue().get(modulus.mod(one.getKey()).intValue()));
    }

    private static Map<BigInteger, BitSet> powers() {
        var all = new LinkedHashMap<BigInteger, BitSet>();
        for (int prime : DISCRIMINANTS) {
            var found = new BitSet(prime);
            for (int power = 1; !found.get(power); power = power * (GENERATOR % prime) % prime) {
                found.set(power);
            }
            all.put(BigInteger.valueOf(prime), found);
        }
        return all;
    }
}
