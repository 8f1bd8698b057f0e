package org.openmss.gateway.signature.soap;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.openmss.gateway.signature.MssStatus;
import org.openmss.gateway.signature.domain.SignatureTransaction;
import org.openmss.gateway.signature.soap.SoapCall.Form;
import org.openmss.gateway.signature.soap.wire.Message;
import org.openmss.gateway.subscriber.domain.SubscriberDirectory;
import org.openmss.kernel.Bytes;
import org.openmss.kernel.KeyPurpose;

/** MSS_SignatureResp and MSS_StatusResp (TS 102 204, 8.3 and 8.5), in the order of the schema. */
@ApplicationScoped
class SignatureMessages {
    private static final String FICOM = "http://mss.ficom.fi/TS102204/v1.0.0#";
    private final SoapConfig config;
    private final SubscriberDirectory directory;
    private final InstantSource clock;

    SignatureMessages(SoapConfig config, SubscriberDirectory directory, InstantSource clock) {
        this.config = config;
        this.directory = directory;
        this.clock = clock;
    }

    /** @param msisdn as the request wrote it */
    String signatureResp(
            Form form,
            Message.@Nullable ApInfo asked,
            SignatureTransaction transaction,
            String msisdn,
            MssStatus status) {
        var writer = new SoapWriter(form);
        return writer.envelope(() -> writer.message("MSS_Signature", "MSS_SignatureResp", () -> {
            head(writer, transaction);
            echo(writer, asked, transaction);
            writer.element("MobileUser", () -> writer.text("MSISDN", msisdn));
            signature(writer, transaction, status);
            writer.element(
                    "SignatureProfile",
                    () -> writer.text("mssURI", profile(transaction.order().purpose())));
            status(writer, status);
        }));
    }

    String statusResp(Form form, Message.@Nullable ApInfo asked, SignatureTransaction transaction, MssStatus status) {
        var writer = new SoapWriter(form);
        return writer.envelope(() -> writer.message("MSS_StatusQuery", "MSS_StatusResp", () -> {
            writer.attribute("MajorVersion", "1");
            writer.attribute("MinorVersion", "1");
            echo(writer, asked, transaction);
            writer.element(
                    "MobileUser",
                    () -> writer.text("MSISDN", transaction.order().msisdn().value()));
            signature(writer, transaction, status);
            status(writer, status);
        }));
    }

    private static void head(SoapWriter writer, SignatureTransaction transaction) throws XMLStreamException {
        writer.attribute("MajorVersion", "1");
        writer.attribute("MinorVersion", "1");
        writer.attribute("MSSP_TransID", transaction.order().id().value());
    }

    /** The password is not sent back; the schema wants its attribute. */
    private void echo(SoapWriter writer, Message.@Nullable ApInfo asked, SignatureTransaction transaction)
            throws XMLStreamException {
        String now = clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
        writer.element("AP_Info", () -> {
            writer.attribute("AP_ID", transaction.order().apId());
            writer.attribute(
                    "AP_TransID",
                    given(
                            asked == null ? null : asked.apTransId,
                            transaction.order().apTransactionId().value()));
            writer.attribute("AP_PWD", "");
            writer.attribute("Instant", given(asked == null ? null : asked.instant, now));
        });
        writer.element("MSSP_Info", () -> {
            writer.attribute("Instant", now);
            writer.element("MSSP_ID", () -> writer.text("URI", config.msspId().toString()));
        });
    }

    private void signature(SoapWriter writer, SignatureTransaction transaction, MssStatus status)
            throws XMLStreamException {
        if (status != MssStatus.VALID_SIGNATURE || !(transaction instanceof SignatureTransaction.Signed signed)) {
            return;
        }
        writer.element("MSS_Signature", () -> {
            switch (signed.order().format()) {
                case CMS -> writer.text("Base64Signature", signed.signature().toBase64());
                case PKCS1 -> pkcs1(writer, signed);
            }
        });
    }

    private void pkcs1(SoapWriter writer, SignatureTransaction.Signed signed) throws XMLStreamException {
        var xml = writer.raw();
        xml.writeStartElement("fi", "PKCS1", FICOM);
        xml.writeNamespace("fi", FICOM);
        xml.writeStartElement("fi", "SignatureValue", FICOM);
        xml.writeCharacters(signed.signature().toBase64());
        xml.writeEndElement();
        xml.writeStartElement("fi", "X509Certificate", FICOM);
        xml.writeCharacters(
                base64(directory.certificate(signed.order().certificateId()).leaf()));
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static void status(SoapWriter writer, MssStatus status) throws XMLStreamException {
        writer.element("Status", () -> {
            writer.element("StatusCode", () -> writer.attribute("Value", Integer.toString(status.code())));
            writer.text("StatusMessage", status.name());
        });
    }

    private static String profile(KeyPurpose purpose) {
        return "urn:openmss:profile:" + purpose.wireName();
    }

    private static String given(@Nullable String value, String otherwise) {
        return value == null || value.isBlank() ? otherwise : value;
    }

    private static String base64(X509Certificate certificate) {
        try {
            return Bytes.of(certificate.getEncoded()).toBase64();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was parsed cannot be written", e);
        }
    }
}
