package dev.litmus.classifier.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Public data sets as they are.
class SharedDataTest {
  @ParameterizedTest
  @CsvSource({
    "adult/adult.data.gz,32561,c1,c15",
    "adult/adult.test.gz,16281,c1,c15",
    "bank-marketing/bank-full.csv.gz,45211,age,y",
    "bank-marketing/bank-additional-full.csv.gz,41188,age,y",
    "banknote/data_banknote_authentication.txt,1372,c1,c5",
    "blood-transfusion/transfusion.data,748,Recency (months),Donated",
    "creditcard-fraud-sample/creditcard_sample.csv,1722,c1,Class",
    "electricity/elec.csv.gz,45312,period,class",
    "first-names/first-names.csv,8849,name,gender",
    "german-credit/german.csv,1000,c1,c21",
    "haberman/haberman.csv,306,c1,c4",
    "heart-cleveland/processed.cleveland.data,303,c1,c14",
    "higgs-7.5k/binary.test,500,c1,c29",
    "higgs-7.5k/binary.train,7000,c1,c29",
    "horse-colic/horse-colic.csv,300,c1,c28",
    "house-votes/house-votes-84.data,435,c1,c17",
    "ilpd/ilpd-mac-cr.csv,583,Age,Selector",
    "ilpd/ilpd.csv,583,Age,Selector",
    "ionosphere/ionosphere.csv,351,c1,c35",
    "magic-gamma/magic04.data,19020,c1,c11",
    "mammography/mammography.csv,11183,c1,c7",
    "mushroom/agaricus-lepiota.data,8124,class,habitat",
    "oil-spill/oil-spill.csv,937,c1,c50",
    "phoneme/phoneme.csv,5404,c1,c6",
    "pima-diabetes/pima-indians-diabetes.csv,768,c1,c9",
    "qsar-biodeg/biodeg.csv,1055,c1,c42",
    "sentiment-sentences/amazon_cells_labelled.txt,1000,c1,c2",
    "sentiment-sentences/imdb_labelled.txt,1000,c1,c2",
    "sentiment-sentences/yelp_labelled.txt,1000,c1,c2",
    "sms-spam/SMSSpamCollection,5574,c1,c2",
    "sonar/sonar.csv,208,c1,c61",
    "spamassassin/spamassassin.csv.gz,6046,label,text",
    "spambase/spambase.data,4601,c1,c58",
    "telco-churn/Telco-Customer-Churn.csv,7043,customerID,Churn",
    "titanic/titanic.csv,891,PassengerId,Embarked",
    "wisconsin-breast-cancer/wdbc-kaggle.csv,569,id,fractal_dimension_worst",
    "wisconsin-breast-cancer/wdbc.data,569,c1,c32"
  })
  void dialectAndHeaderAreFound(String file, int rows, String first, String last) {
    Table table = CsvReader.read(SharedFiles.require("data/" + file));
    assertEquals(rows, table.rowCount());
    assertEquals(first, table.names().getFirst());
    assertEquals(last, table.names().getLast());
  }

  private static String leftOut(String file, String target) {
    Table table = CsvReader.read(SharedFiles.require("data/" + file));
    Schema schema = TypeInference.infer(table, List.of(target), TypeOptions.defaults()).schema();
    return schema.columns().stream()
        .filter(spec -> !spec.type().isFeature() && !spec.name().equals(target))
        .map(spec -> spec.type() + " " + spec.name())
        .collect(Collectors.joining(", "));
  }

  private static String categories(String file, String target) {
    Table table = CsvReader.read(SharedFiles.require("data/" + file));
    Schema schema = TypeInference.infer(table, List.of(target), TypeOptions.defaults()).schema();
    return schema.columns().stream()
        .filter(spec -> spec.type() == ColumnType.CATEGORY)
        .map(ColumnSpec::name)
        .collect(Collectors.joining(" "));
  }

  @Test
  void columnsWithoutUseAreLeftOut() {
    assertEquals("IDENTIFIER PassengerId", leftOut("titanic/titanic.csv", "Survived"));
    assertEquals("IDENTIFIER customerID", leftOut("telco-churn/Telco-Customer-Churn.csv", "Churn"));
    assertEquals("CONSTANT veil-type", leftOut("mushroom/agaricus-lepiota.data", "class"));
    assertEquals("IDENTIFIER id", leftOut("wisconsin-breast-cancer/wdbc-kaggle.csv", "diagnosis"));
    assertEquals(
        "IDENTIFIER c1", leftOut("creditcard-fraud-sample/creditcard_sample.csv", "Class"));
    assertEquals("", leftOut("adult/adult.data.gz", "c15"));
    assertEquals("", leftOut("heart-cleveland/processed.cleveland.data", "c14"));
    assertEquals("", leftOut("bank-marketing/bank-full.csv.gz", "y"));
  }

  @Test
  void wordsAreCategoriesAndNumbersNumbers() {
    assertEquals("Sex Embarked", categories("titanic/titanic.csv", "Survived"));
    assertEquals("", categories("heart-cleveland/processed.cleveland.data", "c14"));
    assertEquals(
        "c1 c3 c4 c6 c7 c9 c10 c12 c14 c15 c17 c19 c20",
        categories("german-credit/german.csv", "c21"));
    assertEquals("c2 c4 c6 c7 c8 c9 c10 c14", categories("adult/adult.data.gz", "c15"));
    assertEquals("Gender", categories("ilpd/ilpd-mac-cr.csv", "Selector"));
  }

  @Test
  void classesAreFound() {
    Table adult = CsvReader.read(SharedFiles.require("data/adult/adult.data.gz"));
    Table test = CsvReader.read(SharedFiles.require("data/adult/adult.test.gz"));
    TargetEncoder encoder = TargetEncoder.fit(adult, TargetOptions.defaults());
    assertEquals(List.of("<=50K", ">50K"), encoder.classes());
    assertEquals(3846, encoder.encode(test, TargetOptions.Missing.FEW).positives());
    Table heart =
        CsvReader.read(SharedFiles.require("data/heart-cleveland/processed.cleveland.data"));
    TargetEncoder hearts = TargetEncoder.fit(heart, TargetOptions.defaults().withNegative("0"));
    assertEquals(List.of("0", "not 0"), hearts.classes());
    assertEquals(139, hearts.encode(heart, TargetOptions.Missing.FEW).positives());
    Table mammography = CsvReader.read(SharedFiles.require("data/mammography/mammography.csv"));
    TargetEncoder masses = TargetEncoder.fit(mammography, TargetOptions.defaults());
    assertEquals(List.of("-1", "1"), masses.classes());
  }
}
