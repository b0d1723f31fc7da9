import java.io.FileInputStream;
import java.io.InputStream;
import java.util.Set;
import java.util.TreeSet;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Checks files against a standard, `CheckPdf ua1 a.pdf b.pdf`: `file: N checks`, then each rule that fails. */
public class CheckPdf {
    public static void main(String[] arguments) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        PDFAFlavour standard = PDFAFlavour.byFlavourId(arguments[0]);
        for (int number = 1; number < arguments.length; number++) {
            try (InputStream file = new FileInputStream(arguments[number]);
                    PDFAParser parser = Foundries.defaultInstance().createParser(file, standard)) {
                PDFAValidator validator =
                        Foundries.defaultInstance().createValidator(standard, false);
                ValidationResult result = validator.validate(parser);
                System.out.println(
                        arguments[number] + ": " + result.getTotalAssertions() + " checks");
                Set<String> faults = new TreeSet<>();
                for (TestAssertion one : result.getTestAssertions()) {
                    if (one.getStatus() == TestAssertion.Status.FAILED) {
                        faults.add(one.getRuleId().getClause() + " " + one.getMessage());
                    }
                }
                for (String fault : faults) {
                    System.out.println(arguments[number] + "! " + fault.replace('\n', ' '));
                }
            }
        }
    }
}
