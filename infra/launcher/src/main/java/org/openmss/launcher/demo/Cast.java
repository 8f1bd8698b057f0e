package org.openmss.launcher.demo;

import java.util.random.RandomGenerator;
import org.openmss.launcher.home.Tokens;
import org.openmss.launcher.mesh.MeshFile;
import org.openmss.launcher.mesh.Service;
import org.openmss.launcher.web.Web;

/** Who takes part in a story in a running mesh. */
public final class Cast {
    private static final String PROVIDER = "demo-bank";
    private final MeshFile mesh;
    private final Tokens tokens;
    private final Web web;
    private final RandomGenerator random;

    public Cast(MeshFile mesh, Tokens tokens, RandomGenerator random) {
        this.mesh = mesh;
        this.tokens = tokens;
        this.web = Web.trusting(mesh.infrastructureCa());
        this.random = random;
    }

    public Web web() {
        return web;
    }

    public Officer officer() {
        return new Officer(web, tokens, mesh.at(Service.REGISTRATION_AUTHORITY).url());
    }

    public Provider bank() {
        return bankWithPassword(mesh.provider(PROVIDER).password());
    }

    public Provider bankWithPassword(String password) {
        return new Provider(web, mesh.at(Service.OPERATOR_A).https(), PROVIDER, password);
    }

    /** Somebody with a new phone who is not registered yet. */
    public MobileUser newcomer(String givenName, String surname, String country) {
        return newcomer(Person.named(givenName, surname, country, random));
    }

    public MobileUser newcomer(Person person) {
        var phone = Phone.withNumber(
                person.msisdn(), web, tokens, mesh.at(Service.HANDSET_SIMULATOR).url());
        return new MobileUser(person, phone, officer(), Integer.toString(100_000 + random.nextInt(900_000)));
    }

    /** The story, with two newcomers. */
    public Story story(Storybook book, Evidence evidence) {
        return new Story(
                book,
                new Judge(evidence, book, web, mesh.usersRoot()),
                evidence,
                bank(),
                officer(),
                newcomer("Ada", "Lovelace", "GB"),
                newcomer("Grace", "Hopper", "US"));
    }
}
