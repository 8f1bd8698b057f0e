package org.openmss.launcher.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.openmss.launcher.Obstacle;

/** What Maven's test runs have written: which test has passed, by {@code Class#method}. A test with arguments has passed if it has with each. */
final class TestResults {
    private final Map<String, Boolean> passed = new HashMap<>();

    /** @param project the folder with all modules, each with its reports under {@code target} */
    static TestResults of(Path project) {
        var results = new TestResults();
        try (var files = Files.find(project, 6, (file, attributes) -> isReport(project.relativize(file)))) {
            files.forEach(results::read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (results.passed.isEmpty()) {
            throw new Obstacle("no test has reported under " + project + "; run ./mss test first");
        }
        return results;
    }

    private static boolean isReport(Path file) {
        var names = Stream.iterate(file, part -> part != null, Path::getParent)
                .map(part -> part.getFileName().toString())
                .toList();
        return names.getFirst().matches("TEST-.*\\.xml")
                && names.size() > 2
                && names.get(1).matches("(surefire|failsafe)-reports")
                && names.get(2).equals("target");
    }

    /** @return nothing where no such test has run */
    Optional<Boolean> passed(String test) {
        return Optional.ofNullable(passed.get(test));
    }

    private void read(Path report) {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        try (var in = Files.newInputStream(report)) {
            var xml = factory.createXMLStreamReader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("testcase")) {
                    readCase(xml);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (XMLStreamException e) {
            throw new Obstacle("no test report: " + report);
        }
    }

    private void readCase(XMLStreamReader xml) throws XMLStreamException {
        String owner = xml.getAttributeValue(null, "classname")
                .replaceFirst(".*[.]", "")
                .replaceFirst("[$].*", "");
        String method = xml.getAttributeValue(null, "name").replaceFirst("[({\\[ ].*", "");
        boolean good = true;
        int depth = 1;
        while (depth > 0) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    good &= !xml.getLocalName().matches("failure|error|skipped");
                }
                case XMLStreamConstants.END_ELEMENT -> depth--;
                default -> {}
            }
        }
        passed.merge(owner + "#" + method, good, Boolean::logicalAnd);
    }
}
