package org.openmss.apsample.mishap;

/** What went wrong with a request, in words for the person who made it. */
record Mishap(int status, String name, String title, String detail) {

    static Mishap ofStatus(int status) {
        return switch (status) {
            case 404 ->
                new Mishap(
                        404,
                        "not-found",
                        "There is nothing here",
                        "The address is wrong, or the sign-in was begun in another browser. Begin anew on the first page.");
            case 405 -> new Mishap(405, "method-not-allowed", "This is not how it works", "Begin on the first page.");
            case 415 ->
                new Mishap(
                        415,
                        "unsupported-media-type",
                        "The form cannot be read",
                        "Send application/x-www-form-urlencoded, as the form on the first page does.");
            case 500 ->
                new Mishap(500, "internal-error", "Something failed on our side", "Please try again in a few minutes.");
            default ->
                new Mishap(status, "refused", "The request cannot be understood", "Begin anew on the first page.");
        };
    }
}
