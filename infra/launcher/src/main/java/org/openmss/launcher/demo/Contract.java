package org.openmss.launcher.demo;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A real document to sign: one page of PDF 1.4 (ISO 32000-1, 7.5) with a sentence on it. */
public final class Contract {
    private Contract() {}

    public static byte[] pdf(String sentence) {
        var page = "BT /F1 18 Tf 72 720 Td (" + sentence.replaceAll("([\\\\()])", "\\\\$1") + ") Tj ET";
        var objects = List.of(
                "<< /Type /Catalog /Pages 2 0 R >>",
                "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> >> /Contents 5 0 R >>",
                "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
                "<< /Length " + page.length() + " >>\nstream\n" + page + "\nendstream");
        var pdf = new ByteArrayOutputStream();
        var offsets = new ArrayList<Integer>();
        write(pdf, "%PDF-1.4\n");
        for (var object : objects) {
            offsets.add(pdf.size());
            write(pdf, offsets.size() + " 0 obj\n" + object + "\nendobj\n");
        }
        int table = pdf.size();
        write(pdf, "xref\n0 " + (objects.size() + 1) + "\n0000000000 65535 f \n");
        offsets.forEach(offset -> write(pdf, String.format(Locale.ROOT, "%010d 00000 n \n", offset)));
        write(pdf, "trailer\n<< /Size " + (objects.size() + 1) + " /Root 1 0 R >>\nstartxref\n" + table + "\n%%EOF\n");
        return pdf.toByteArray();
    }

    private static void write(ByteArrayOutputStream pdf, String text) {
        pdf.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
