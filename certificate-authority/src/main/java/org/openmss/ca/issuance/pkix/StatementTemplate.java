package org.openmss.ca.issuance.pkix;

import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.qualified.ETSIQCObjectIdentifiers;
import org.bouncycastle.asn1.x509.qualified.RFC3739QCObjectIdentifiers;
import org.openmss.ca.issuance.domain.CertificateContent;
import org.openmss.ca.issuance.domain.QualifiedStatements.Disclosure;
import org.openmss.ca.issuance.domain.QualifiedStatements.Limit;

/** The qcStatements of a certificate (EN 319 412-5, 4; RFC 3739, 3.2.6). */
final class StatementTemplate {
    /** EN 319 412-1, 5.1.3. */
    private static final ASN1ObjectIdentifier NATURAL_PERSON_SEMANTICS = new ASN1ObjectIdentifier("0.4.0.194121.1.1");

    private StatementTemplate() {}

    static ASN1Encodable[] of(CertificateContent content) {
        var wanted = content.profile().statements();
        List<ASN1Encodable> statements = new ArrayList<>();
        if (content.hasSemanticSerialNumber()) {
            statements.add(sequence(
                    RFC3739QCObjectIdentifiers.id_qcs_pkixQCSyntax_v2, new DERSequence(NATURAL_PERSON_SEMANTICS)));
        }
        if (wanted.compliance()) {
            statements.add(sequence(ETSIQCObjectIdentifiers.id_etsi_qcs_QcCompliance));
        }
        wanted.limit()
                .ifPresent(limit ->
                        statements.add(sequence(ETSIQCObjectIdentifiers.id_etsi_qcs_LimiteValue, value(limit))));
        wanted.retentionYears()
                .ifPresent(years -> statements.add(
                        sequence(ETSIQCObjectIdentifiers.id_etsi_qcs_RetentionPeriod, new ASN1Integer(years))));
        if (wanted.secureDevice()) {
            statements.add(sequence(ETSIQCObjectIdentifiers.id_etsi_qcs_QcSSCD));
        }
        if (!wanted.disclosures().isEmpty()) {
            statements.add(sequence(
                    ETSIQCObjectIdentifiers.id_etsi_qcs_QcPds,
                    new DERSequence(wanted.disclosures().stream()
                            .map(StatementTemplate::location)
                            .toArray(ASN1Encodable[]::new))));
        }
        if (wanted.electronicSignature()) {
            statements.add(sequence(
                    ETSIQCObjectIdentifiers.id_etsi_qcs_QcType,
                    new DERSequence(ETSIQCObjectIdentifiers.id_etsi_qct_esign)));
        }
        return statements.toArray(ASN1Encodable[]::new);
    }

    private static ASN1Encodable location(Disclosure disclosure) {
        return sequence(
                new DERIA5String(disclosure.address().toString(), true),
                new DERPrintableString(disclosure.language(), true));
    }

    private static ASN1Encodable value(Limit limit) {
        return sequence(
                new DERPrintableString(limit.currency(), true),
                new ASN1Integer(limit.amount()),
                new ASN1Integer(limit.exponent()));
    }

    private static ASN1Encodable sequence(ASN1Encodable... parts) {
        return new DERSequence(parts);
    }
}
