package org.openmss.gateway.mss;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.openmss.gateway.mss.message.MssUri;
import org.openmss.gateway.mss.message.ProfileQueryExtension;
import org.openmss.gateway.mss.message.ProfileQueryExtension.MobileUserCertificate;
import org.openmss.gateway.mss.message.ProfileQueryExtension.X509Item;
import org.openmss.gateway.mss.message.ProfileQueryExtension.X509SubjectName;
import org.openmss.gateway.mss.message.ProfileReq;
import org.openmss.gateway.mss.message.ProfileResp;
import org.openmss.gateway.mss.message.StatusDetail;
import org.openmss.gateway.provider.ApplicationProvider;
import org.openmss.gateway.signature.MssStatus;
import org.openmss.gateway.signature.domain.RefusedException;
import org.openmss.gateway.signature.domain.SignatureFailure;
import org.openmss.gateway.subscriber.domain.SigningCertificate;
import org.openmss.gateway.subscriber.domain.Standing;
import org.openmss.gateway.subscriber.domain.Subscriber;
import org.openmss.gateway.subscriber.domain.SubscriberDirectory;
import org.openmss.kernel.KeyPurpose;
import org.openmss.kernel.Msisdn;

/** MSS_ProfileQuery (TS 102 204, 7.3): what a user can sign with, and on request his certificates. */
@ApplicationScoped
class ProfileOperation {
    private final SubscriberDirectory directory;
    private final Replies replies;
    private final InstantSource clock;

    ProfileOperation(SubscriberDirectory directory, Replies replies, InstantSource clock) {
        this.directory = directory;
        this.replies = replies;
        this.clock = clock;
    }

    Answer answer(ApplicationProvider provider, ProfileReq request, boolean alwaysExtended) {
        String written = SignatureReqParser.msisdn(request.mobileUser);
        var subscriber = directory
                .find(Fields.parse("MSISDN", written, Msisdn::parse))
                .filter(found -> willing(provider, found))
                .orElseThrow(() -> new RefusedException(new SignatureFailure.UnknownClient()));
        var certificates = certificates(provider, subscriber);
        var response = replies.to(request, provider, "-", new ProfileResp());
        response.signatureProfiles = certificates.stream()
                .filter(this::isUsable)
                .map(certificate -> MssUri.of(ProfileUris.of(certificate.purpose())))
                .toList();
        response.status = Replies.status(MssStatus.REQUEST_OK);
        if (alwaysExtended || request.params != null) {
            response.status.statusDetail = new StatusDetail();
            response.status.statusDetail.profileQueryExtension = extension(subscriber, certificates);
        }
        return new Answer.Response(response);
    }

    /** Who does not want this application provider looks like a number that nobody has, unless the contract says more. */
    private static boolean willing(ApplicationProvider provider, Subscriber subscriber) {
        return !(subscriber instanceof Subscriber.Active active)
                || provider.seesRefusals()
                || active.preferences().admits(provider.apId())
                        && !active.preferences()
                                .blockedProfiles()
                                .containsAll(active.certificates().keySet());
    }

    private static List<SigningCertificate> certificates(ApplicationProvider provider, Subscriber subscriber) {
        return subscriber instanceof Subscriber.Active active
                ? active.certificates().values().stream()
                        .filter(certificate -> provider.mayUse(certificate.purpose()))
                        .filter(certificate -> isWanted(provider, active, certificate.purpose()))
                        .sorted(Comparator.comparing(SigningCertificate::purpose))
                        .toList()
                : List.of();
    }

    /** A profile that the user has blocked looks like one that he does not have, as it does to who asks for its signature. */
    private static boolean isWanted(ApplicationProvider provider, Subscriber.Active active, KeyPurpose profile) {
        return provider.seesRefusals()
                || !active.preferences().blockedProfiles().contains(profile);
    }

    private boolean isUsable(SigningCertificate certificate) {
        return certificate.standing() == Standing.VALID
                && certificate.leaf().getNotAfter().toInstant().isAfter(clock.instant());
    }

    private ProfileQueryExtension extension(Subscriber subscriber, List<SigningCertificate> certificates) {
        var extension = new ProfileQueryExtension();
        extension.mobileUserCertificates =
                certificates.stream().map(this::certificate).toList();
        extension.sscds = new ProfileQueryExtension.Sscds();
        extension.sscds.sim = new ProfileQueryExtension.Sscd();
        extension.sscds.sim.state = switch (subscriber) {
            case Subscriber.PendingKey pending -> "REGISTERED";
            case Subscriber.Active active -> "ACTIVE";
            case Subscriber.Revoked revoked -> "INACTIVE";
        };
        extension.sscds.sim.mobileUserCertificates = extension.mobileUserCertificates;
        return extension;
    }

    private MobileUserCertificate certificate(SigningCertificate certificate) {
        var shown = new MobileUserCertificate();
        shown.state = isUsable(certificate) ? "ACTIVE" : "INACTIVE";
        shown.algorithm = certificate.leaf().getPublicKey().getAlgorithm();
        shown.signatureProfiles = List.of(ProfileUris.of(certificate.purpose()));
        shown.items = new ArrayList<>();
        for (var one : certificate.chain()) {
            shown.items.add(encoded(one));
            shown.items.add(name(one));
        }
        return shown;
    }

    private static X509Item encoded(X509Certificate certificate) {
        var item = new ProfileQueryExtension.X509Certificate();
        item.value = Outcomes.base64(certificate);
        return item;
    }

    private static X509Item name(X509Certificate certificate) {
        var item = new X509SubjectName();
        item.value = certificate.getSubjectX500Principal().getName();
        return item;
    }
}
