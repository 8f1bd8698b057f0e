package org.openmss.doors;

/** Ends a request with a problem document. Thrown only where nothing was begun that the error would leave half done. */
public final class ProblemException extends RuntimeException {
    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.name(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
