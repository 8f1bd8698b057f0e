package org.openmss.launcher.demo;

/** A step of the story went another way than it should. */
public final class NotAsItShouldBe extends RuntimeException {
    private static final long serialVersionUID = 1;

    public NotAsItShouldBe(String what) {
        super(what);
    }
}
