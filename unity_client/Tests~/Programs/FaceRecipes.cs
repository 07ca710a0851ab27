using System;
using System.Linq;
using AvatarBridge.Naming;
using AvatarBridge.Programs;

/// <summary>
/// "names" prints every table of names; "recipes" takes rows of 52 ARKit weights from stdin and
/// prints the expressions and visemes of each; "faces" prints the ARKit weights of each expression.
/// </summary>
internal static class FaceRecipes
{
    private static int Main(string[] args)
    {
        switch (args[0])
        {
            case "names":
                Console.WriteLine(Packets.List(
                    new[]
                    {
                        ArkitShapes.Names, VrmExpressions.Names, VrmExpressions.Vrm0Names,
                        OculusVisemes.Names, OculusVisemes.ShapeNames, HumanBones.UnityNames,
                        HumanBones.VrmNames,
                    },
                    names => Packets.List(names, Packets.Text)));
                return Checks();
            case "recipes":
                Console.WriteLine(Packets.List(Packets.FromStdin(), Recipes));
                return 0;
            case "faces":
                Console.WriteLine(Packets.List(Enumerable.Range(0, VrmExpressions.Count), Face));
                return 0;
            default:
                return 2;
        }
    }

    private static string Recipes(byte[] bytes)
    {
        var weights = new float[ArkitShapes.Count];
        Buffer.BlockCopy(bytes, 0, weights, 0, bytes.Length);
        var expressions = new float[VrmExpressions.Count];
        var visemes = new float[OculusVisemes.Count];
        VrmExpressions.FromArkit(weights, expressions);
        OculusVisemes.FromArkit(weights, visemes);
        return Packets.List(expressions.Concat(visemes), x => Packets.Number(x));
    }

    private static string Face(int expression)
    {
        var expressions = new float[VrmExpressions.Count];
        var weights = new float[ArkitShapes.Count];
        expressions[expression] = 1f;
        VrmExpressions.AddToArkit(expressions, weights);
        return Packets.List(weights, x => Packets.Number(x));
    }

    /// <summary>
    /// Returns 0 when every name is found where it stands, in the cases promised.
    /// </summary>
    private static int Checks()
    {
        var isRight = true;
        for (var i = 0; i < HumanBones.Count; i++)
        {
            isRight &= HumanBones.FindVrm(HumanBones.VrmNames[i]) == i;
            isRight &= HumanBones.FindUnity(HumanBones.UnityNames[i].ToLowerInvariant()) == i;
        }
        for (var i = 0; i < VrmExpressions.Count; i++)
        {
            isRight &= VrmExpressions.Find(VrmExpressions.Vrm0Names[i].ToUpperInvariant()) == i;
            isRight &= VrmExpressions.Find(VrmExpressions.Names[i]) == i;
        }
        isRight &= ArkitShapes.Find("JawOpen") == 17 && ArkitShapes.Find("jaw") == -1;
        isRight &= HumanBones.FindUnity("Tail") == -1 && HumanBones.FindVrm("Head") == -1;
        return isRight && VrmExpressions.Find("wave") == -1 ? 0 : 1;
    }
}
