package org.openmss.apsample.signin.domain;

/**
 * Who signed, as the certificate names the person.
 *
 * @param number the subject's serialNumber, which stays the same when the phone number changes: a shop keeps its accounts by it
 */
public record Customer(String name, String number) {

    /** Personal: says nothing. */
    @Override
    public String toString() {
        return "Customer[…]";
    }
}
