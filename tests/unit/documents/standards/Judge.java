import java.io.FileInputStream;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Judges files by PDF/A-2a and PDF/UA-1: one line each, then what is wrong. One JVM for all. */
public class Judge {
    public static void main(String[] files) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        for (String file : files) {
            for (String name : new String[] {"2a", "ua1"}) {
                judge(file, PDFAFlavour.fromString(name));
            }
        }
    }

    private static void judge(String file, PDFAFlavour flavour) throws Exception {
        try (FileInputStream data = new FileInputStream(file);
                PDFAParser parser = Foundries.defaultInstance().createParser(data, flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            ValidationResult result = validator.validate(parser);
            String verdict = result.isCompliant() ? "pass" : "fail";
            System.out.println("judged\t" + verdict + "\t" + flavour.getId() + "\t" + file);
            for (TestAssertion each : result.getTestAssertions()) {
                if (each.getStatus() == TestAssertion.Status.FAILED) {
                    System.out.println("wrong\t" + each.getRuleId().getClause() + "\t" + each.getMessage());
                }
            }
        }
    }
}
