package org.openmss.ca.status.store;

import java.math.BigInteger;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.openmss.ca.register.domain.Revocation;
import org.openmss.ca.register.domain.RevocationReason;
import org.openmss.ca.status.domain.CertificateStatus;
import org.openmss.kernel.CertificateSerial;

/**
 * The status of every released certificate of one CA, in 28 octets a place: a hash table with open addressing, at most three quarters
 * full, which grows by half. So a certificate takes 37 to 56 octets. Nothing is ever taken out.
 */
final class StatusTable {
    private static final int SMALLEST = 1024;
    private static final long GOOD = 0;
    private static final RevocationReason[] REASONS = RevocationReason.values();
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final Map<CertificateSerial, Instant> invalidityDates = new HashMap<>();
    private long[] low = new long[SMALLEST];
    private long[] middle = new long[SMALLEST];
    private int[] high = new int[SMALLEST];
    private long[] statuses = new long[SMALLEST];
    private int size;

    CertificateStatus get(CertificateSerial serial) {
        lock.readLock().lock();
        try {
            int place = place(serial.value());
            if (isFree(place)) {
                return new CertificateStatus.Unknown();
            }
            return statuses[place] == GOOD ? new CertificateStatus.Good() : revoked(serial, statuses[place]);
        } finally {
            lock.readLock().unlock();
        }
    }

    private CertificateStatus revoked(CertificateSerial serial, long status) {
        return new CertificateStatus.Revoked(new Revocation(
                serial,
                Instant.ofEpochSecond(status >> Byte.SIZE),
                REASONS[(int) (status & 0xff) - 1],
                Optional.ofNullable(invalidityDates.get(serial))));
    }

    /** A certificate that has just been released. Where its status is known already, that is the newer one. */
    void released(CertificateSerial serial) {
        lock.writeLock().lock();
        try {
            if (isFree(place(serial.value()))) {
                write(serial, GOOD);
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    void stands(CertificateSerial serial) {
        lock.writeLock().lock();
        try {
            write(serial, GOOD);
            invalidityDates.remove(serial);
        } finally {
            lock.writeLock().unlock();
        }
    }

    void standsNot(Revocation revocation) {
        lock.writeLock().lock();
        try {
            write(
                    revocation.serial(),
                    revocation.at().getEpochSecond() << Byte.SIZE
                            | (revocation.reason().ordinal() + 1));
            revocation
                    .invalidityDate()
                    .ifPresentOrElse(
                            date -> invalidityDates.put(revocation.serial(), date),
                            () -> invalidityDates.remove(revocation.serial()));
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void write(CertificateSerial serial, long status) {
        int place = place(serial.value());
        if (isFree(place)) {
            if (++size > low.length / 4 * 3) {
                grow();
                place = place(serial.value());
            }
            low[place] = low(serial.value());
            middle[place] = middle(serial.value());
            high[place] = high(serial.value());
        }
        statuses[place] = status;
    }

    private void grow() {
        var oldLow = low;
        var oldMiddle = middle;
        var oldHigh = high;
        var oldStatuses = statuses;
        int length = Math.addExact(oldLow.length, oldLow.length / 2);
        low = new long[length];
        middle = new long[length];
        high = new int[length];
        statuses = new long[length];
        for (int old = 0; old < oldLow.length; old++) {
            if ((oldLow[old] | oldMiddle[old] | oldHigh[old]) != 0) {
                int place = place(oldLow[old], oldMiddle[old], oldHigh[old]);
                low[place] = oldLow[old];
                middle[place] = oldMiddle[old];
                high[place] = oldHigh[old];
                statuses[place] = oldStatuses[old];
            }
        }
    }

    private int place(BigInteger serial) {
        return place(low(serial), middle(serial), high(serial));
    }

    /** Where it is, or the free place where it would be. */
    private int place(long itsLow, long itsMiddle, int itsHigh) {
        long mixed = (itsLow ^ Long.rotateLeft(itsMiddle, 29) ^ itsHigh) * 0x9E3779B97F4A7C15L;
        int place = (int) ((mixed >>> Integer.SIZE) * low.length >>> Integer.SIZE);
        while (!isFree(place) && !(low[place] == itsLow && middle[place] == itsMiddle && high[place] == itsHigh)) {
            place = place + 1 == low.length ? 0 : place + 1;
        }
        return place;
    }

    /** No serial is zero. */
    private boolean isFree(int place) {
        return (low[place] | middle[place] | high[place]) == 0;
    }

    private static long low(BigInteger serial) {
        return serial.longValue();
    }

    private static long middle(BigInteger serial) {
        return serial.bitLength() <= Long.SIZE
                ? 0
                : serial.shiftRight(Long.SIZE).longValue();
    }

    private static int high(BigInteger serial) {
        return serial.bitLength() <= 2 * Long.SIZE
                ? 0
                : serial.shiftRight(2 * Long.SIZE).intValue();
    }
}
