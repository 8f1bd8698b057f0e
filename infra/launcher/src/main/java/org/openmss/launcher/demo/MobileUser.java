package org.openmss.launcher.demo;

import java.time.Duration;
import org.openmss.launcher.web.Answer;

/** Somebody with a phone, from the first visit to the officer on. */
public final class MobileUser {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private final Person person;
    private final Phone phone;
    private final Officer officer;
    private final String pin;
    private String registrationId = "";

    public MobileUser(Person person, Phone phone, Officer officer, String pin) {
        this.person = person;
        this.phone = phone;
        this.officer = officer;
        this.pin = pin;
    }

    public Person person() {
        return person;
    }

    public String msisdn() {
        return person.msisdn();
    }

    public Phone phone() {
        return phone;
    }

    public String registrationId() {
        return registrationId;
    }

    /** Registers at the officer's desk; the activation code is on the slip of paper that is handed over. */
    public String register() {
        var answer = officer.register(person, phone.iccid());
        expect(answer, 201, "registering " + person.name());
        registrationId = answer.text("id");
        must(answer.text("state").equals("PENDING_KEY"), "a new registration is " + answer.text("state"));
        return answer.text("activationCode");
    }

    /** Types the code into the phone and chooses a PIN; from now on the person can sign. */
    public void activate(String activationCode) {
        prompt("ACTIVATE");
        var answer = phone.activate(activationCode, pin);
        must(
                answer.text("result").equals("ACTIVE"),
                "the phone says " + answer.body() + " to the right activation code");
        must(awaitRegistration("ACTIVE").text("state").equals("ACTIVE"), "the registration did not become ACTIVE");
    }

    /** What the phone shows, when it shows something of that kind. */
    public Answer prompt(String kind) {
        var screen = phone.screen("PT10S");
        must(
                screen.status() == 200 && screen.text("kind").equals(kind),
                "the phone shows " + screen + " where " + kind + " was expected");
        return screen;
    }

    /** Reads the screen, compares the code with the one the application provider shows, and enters the right PIN. */
    public void sign(Answer request) {
        var result = phone.enterPin(agree(request).text("id"), pin).text("result");
        must(result.equals("SIGNED"), "the phone says " + result + " to the right PIN");
    }

    /** The prompt that belongs to the request, its verification code compared as a careful user does. */
    public Answer agree(Answer request) {
        var screen = prompt("SIGN");
        must(
                screen.text("verificationCode").equals(request.text("verificationCode")),
                "the phone shows the code " + screen.text("verificationCode") + ", the provider "
                        + request.text("verificationCode"));
        return screen;
    }

    public String pin() {
        return pin;
    }

    public Answer awaitRegistration(String state) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        var registration = officer.registration(registrationId);
        while (!registration.text("state").equals(state) && System.nanoTime() < deadline) {
            try {
                Thread.sleep(Duration.ofMillis(200));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return registration;
            }
            registration = officer.registration(registrationId);
        }
        return registration;
    }

    static void expect(Answer answer, int status, String what) {
        must(answer.status() == status, what + " was answered with " + answer + ", not " + status);
    }

    static void must(boolean fact, String otherwise) {
        if (!fact) {
            throw new NotAsItShouldBe(otherwise);
        }
    }
}
