package org.openmss.bench.mss;

/** One signature that is asked for. */
record Wanted(String apTransactionId, String msisdn, String text) {}
