package org.openmss.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openmss.launcher.demo.Evidence;
import org.openmss.launcher.demo.Storybook;

@ExtendWith(RunningMesh.Extension.class)
class StoryScenarioIT {
    private final RunningMesh mesh;

    StoryScenarioIT(RunningMesh mesh) {
        this.mesh = mesh;
    }

    @Test
    void theStoryOfTheDemonstrationCanBeToldTwiceInOneMesh() {
        assertThat(told("first")).isZero();
        assertThat(told("second")).isZero();
    }

    private int told(String name) {
        var book = new Storybook(System.out, "1".equals(System.getenv("MSS_REQUIRE_ALL")));
        mesh.cast()
                .story(book, new Evidence(Path.of("target/evidence-" + name).toAbsolutePath()))
                .tell();
        return book.end();
    }
}
