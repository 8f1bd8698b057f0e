package org.openmss.apsample.signin.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openmss.apsample.signin.domain.Customer;
import org.openmss.apsample.signin.domain.Reason;
import org.openmss.apsample.signin.domain.SignIn;
import org.openmss.apsample.signin.domain.SignInId;

/** A sign-in as a row: the members that its state does not have are null. */
@Entity
@Table(name = "sign_in")
class SignInRow {
    @Id
    UUID id;

    @Column(name = "browser", nullable = false, updatable = false)
    String browser;

    @Column(name = "begun_at", nullable = false, updatable = false)
    Instant begunAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "state", nullable = false)
    State state;

    @Nullable
    String text;

    @Column(name = "transaction_id")
    @Nullable
    String transactionId;

    @Column(name = "verification_code")
    @Nullable
    String verificationCode;

    @Column(name = "expires_at")
    @Nullable
    Instant expiresAt;

    @Column(name = "customer_name")
    @Nullable
    String customerName;

    @Column(name = "customer_number")
    @Nullable
    String customerNumber;

    @Enumerated(EnumType.STRING)
    @Nullable
    Reason reason;

    static SignInRow of(SignIn.Begun begun) {
        var row = new SignInRow();
        row.id = begun.id().value();
        row.browser = begun.browser();
        row.begunAt = begun.begunAt();
        row.state = State.BEGUN;
        row.text = begun.text();
        return row;
    }

    SignIn toDomain() {
        var name = new SignInId(id);
        return switch (state) {
            case BEGUN -> new SignIn.Begun(name, browser, begunAt, there(text));
            case WAITING ->
                new SignIn.Waiting(
                        name,
                        browser,
                        begunAt,
                        there(text),
                        there(transactionId),
                        there(verificationCode),
                        there(expiresAt));
            case WELCOME ->
                new SignIn.Welcome(name, browser, begunAt, new Customer(there(customerName), there(customerNumber)));
            case TURNED_AWAY -> new SignIn.TurnedAway(name, browser, begunAt, there(reason));
        };
    }

    /** The table's checks say which members a state has. */
    private static <T> T there(@Nullable T member) {
        return Objects.requireNonNull(member);
    }

    enum State {
        BEGUN,
        WAITING,
        WELCOME,
        TURNED_AWAY;

        static State of(SignIn signIn) {
            return switch (signIn) {
                case SignIn.Begun _ -> BEGUN;
                case SignIn.Waiting _ -> WAITING;
                case SignIn.Welcome _ -> WELCOME;
                case SignIn.TurnedAway _ -> TURNED_AWAY;
            };
        }
    }
}
