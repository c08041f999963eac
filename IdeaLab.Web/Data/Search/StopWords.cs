using System.Collections.Frozen;

namespace IdeaLab.Web.Data.Search;

/// <summary>Words of three letters and more that say nothing about what an idea is about, in both languages, accents folded.</summary>
internal static class StopWords
{
    public static readonly FrozenSet<string> All = """
        about after again all also and any are because been before being between both but can could did does don down during each even every few for from
        further get give had has have having her here him his how into its itself just let like make many may more most much must need new nor not now off
        once one only other our out over own same she should some such than that the their them then there these they this those through too under until
        upon use very want was way were what when where which while who whom why will with without would you your
        ademas ahora algo algun alguna algunas alguno algunos ante antes aquel aquella asi aun aunque bajo bien cada como con contra cual cuales cualquier
        cuando cuanto del desde dentro donde dos durante ella ellas ellos entre era eran eres esa esas ese eso esos esta estaba estan estar estas este esto
        estos fue fueron fuera gran hace hacer hacia han hasta hay haya las les los mas mediante menos mientras mis mismo misma muchas mucho muchos muy nada
        ninguna ninguno nos nosotros nuestra nuestro nueva nuevas nuevo nuevos otra otras otro otros para pero poco poder por porque puede pueda pueden pues
        que quien quienes quiero ser sera sin sino sobre solo son sus tal tambien tan tanto tener tengo tiene tienen toda todas todo todos tras una unas uno
        unos usar vez vosotros
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();
}
