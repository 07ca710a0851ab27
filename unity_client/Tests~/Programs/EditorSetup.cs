using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using AvatarBridge;
using AvatarBridge.Editing;
using AvatarBridge.Programs;
using AvatarBridgeSamples;
using UnityEditor;
using UnityEngine;
using UnityStubs;
using Object = UnityEngine.Object;

/// <summary>Checks what the menus and inspectors do, on stand-ins of the editor.</summary>
internal static class EditorSetup
{
    private static readonly Checks Checks = new Checks();

    private static int Main()
    {
        CurvesKeepTheLastValues();
        OneClickMakesACharacter();
        ASecondClickChangesNothing();
        AnAvatarForOscNeedsNoClient();
        WhatIsMissingHasCloseNames();
        AnAvatarIsCheckedBeforePlay();
        MenusBuildTheScenesOfTheSamples();
        ASelectedModelIsUsed();
        InspectorsDraw();
        ARigMapIsSearchedAndEdited();
        return Checks.Done();
    }

    private static void CurvesKeepTheLastValues()
    {
        var history = new CurveHistory(2, 3);
        for (var i = 1; i <= 5; i++)
        {
            history.Add(new[] { i, float.NaN });
        }
        Checks.Same(history.Count, 3, "values kept");
        Checks.Near(history.At(0, 0), 5, 0, "the newest");
        Checks.Near(history.At(0, 2), 3, 0, "the oldest");
        Checks.Near(history.At(1, 1), 0, 0, "what is no number");
    }

    private static void OneClickMakesACharacter()
    {
        Fresh();
        var avatar = StandIn.Build("Mira", 0);
        Selection.activeGameObject = avatar;
        Menu("GameObject/Avatar Bridge/Set up selected avatar");
        var moved = avatar.GetComponent<BridgeAvatar>();
        var voice = avatar.GetComponentInChildren<BridgeVoice>();
        Checks.Same(Object.FindObjectsOfType<BridgeClient>().Length, 1, "clients in the scene");
        Checks.That(avatar.GetComponent<BridgeNpc>() != null, "it is a character");
        Checks.That(moved != null && moved.Map != null, "it has a rig map");
        Checks.Same(
            AssetDatabase.GetAssetPath(moved.Map), "Assets/Avatar Bridge/Mira Rig Map.asset",
            "where the map is saved");
        Checks.Same(voice.transform.parent.name, "head", "the voice comes from");
        Checks.Near(voice.Source.spatialBlend, 1, 0, "the voice is in 3D");
        var open = moved.Map.Rows.Single(row => row.Source == "jawOpen");
        Checks.Same(open.Blendshape, "jawOpen", "the mouth is driven by");
    }

    private static void ASecondClickChangesNothing()
    {
        Fresh();
        var avatar = StandIn.Build("Mira", 0);
        var npc = CharacterSetup.SetUp(avatar, "Hana");
        var map = avatar.GetComponent<BridgeAvatar>().Map;
        map.SetRows(map.Rows.Take(3).ToList());
        var again = CharacterSetup.SetUp(avatar);
        Checks.That(ReferenceEquals(npc, again), "the same character");
        Checks.Same(again.Character, "Hana", "its name stays");
        Checks.Same(map.Rows.Count, 3, "a map made by hand stays");
        Checks.Same(avatar.GetComponentsInChildren<BridgeVoice>().Length, 1, "voices");
        Checks.Same(Object.FindObjectsOfType<BridgeClient>().Length, 1, "clients");
    }

    private static void AnAvatarForOscNeedsNoClient()
    {
        Fresh();
        var avatar = StandIn.Build("Mira", 0);
        Selection.activeGameObject = avatar;
        Menu("GameObject/Avatar Bridge/Set up selected avatar for OSC (VMC)");
        Checks.That(avatar.GetComponent<BridgeOscReceiver>() != null, "it hears OSC");
        Checks.Same(Object.FindObjectsOfType<BridgeClient>().Length, 0, "clients");
        Selection.activeGameObject = new GameObject("A rock");
        Checks.That(!MenuIsOpen("GameObject/Avatar Bridge/Set up selected avatar"),
            "a rock cannot be set up");
    }

    private static void WhatIsMissingHasCloseNames()
    {
        Fresh();
        var avatar = WithShapes("jawOpn", "mouthSmileLeft");
        var meshes = avatar.GetComponentsInChildren<SkinnedMeshRenderer>();
        var lines = MissingNames.Describe(new[] { "jawOpen", "tongueOut" }, meshes);
        Checks.That(lines[0].Contains("jawOpn"), $"a close name of jawOpen: {lines[0]}");
        Checks.Same(lines[1], "tongueOut", "what has no close name");
    }

    private static void AnAvatarIsCheckedBeforePlay()
    {
        Fresh();
        var bare = new GameObject("Bare").AddComponent<BridgeAvatar>();
        var found = AvatarCheck.Of(bare);
        Checks.Same(found[0].Kind, FindingKind.Problem, "a bare object is a problem");
        Checks.That(found.Any(one => one.What.Contains("Nothing on this object")), "no source");
        Checks.That(found.All(one => one.ToDo.Length > 0), "each says what to do");

        var strange = WithShapes("Zorp", "Blib").AddComponent<BridgeAvatar>();
        Checks.That(AvatarCheck.Of(strange)[0].What.Contains("Zorp"), "names that nobody knows");

        var whole = StandIn.Build("Mira", 0);
        CharacterSetup.SetUp(whole);
        var fine = AvatarCheck.Of(whole.GetComponent<BridgeAvatar>());
        Checks.That(fine.All(one => one.Kind != FindingKind.Problem), "a set-up one has none");
        Checks.That(fine.Any(one => one.What.Contains("Mira Rig Map")), "its map is named");
    }

    private static void MenusBuildTheScenesOfTheSamples()
    {
        Fresh();
        Menu("Avatar Bridge/Samples/Talking head");
        Checks.Same(Object.FindObjectsOfType<TalkingHead>().Length, 1, "talking heads");
        Checks.Same(Object.FindObjectsOfType<BridgeNpc>()[0].Character, "ada", "who talks");

        Fresh();
        Menu("Avatar Bridge/Samples/Two characters in conversation");
        var two = Object.FindObjectsOfType<BridgeNpc>();
        Checks.Same(string.Join(" ", two.Select(npc => npc.Character)), "ada ben", "who talk");
        var way = two[1].transform.position - two[0].transform.position;
        Checks.Near(
            Vector3.Dot(two[0].transform.forward, way.normalized), 1, 1e-4, "Ada faces Ben");
        Checks.Near(
            Vector3.Dot(two[1].transform.forward, -way.normalized), 1, 1e-4, "Ben faces Ada");
        Checks.Same(Object.FindObjectsOfType<Walker>().Length, 1, "players");

        Fresh();
        Menu("Avatar Bridge/Samples/VTuber with stream chat");
        var answerer = Object.FindObjectsOfType<ChatAnswerer>().Single();
        Checks.Same(answerer.GetComponents<IChatSource>().Length, 2, "sources of chat");
    }

    private static void ASelectedModelIsUsed()
    {
        Fresh();
        var model = WithShapes("jawOpen", "mouthSmileLeft");
        Selection.activeGameObject = model;
        Menu("Avatar Bridge/Samples/Talking head");
        Checks.That(EditorUtility.LastDialog.Contains("prefab"), "a scene's own object is refused");
        Checks.Same(Object.FindObjectsOfType<TalkingHead>().Length, 0, "and nothing was built");
        AssetDatabase.CreateAsset(model, "Assets/model.prefab");
        Menu("Avatar Bridge/Samples/Talking head");
        var ada = Object.FindObjectsOfType<BridgeNpc>().Single();
        Checks.That(ada.transform.Find("Mesh") != null, "a model of the project is copied");
    }

    private static void InspectorsDraw()
    {
        Fresh();
        var avatar = StandIn.Build("Mira", 0);
        var npc = CharacterSetup.SetUp(avatar, "Hana");
        Checks.That(Draw(npc).Contains("Press play"), "a character says what to do in edit mode");
        Checks.That(Draw(npc).Contains("[Say it]"), "and has its buttons");
        var voice = Draw(avatar.GetComponentInChildren<BridgeVoice>());
        Checks.That(voice.Contains("no Audio Listener"), "a voice misses the listener");
        var face = Draw(avatar.GetComponent<BridgeAvatar>());
        Checks.That(face.Contains("[Auto-map blendshapes]"), "an avatar offers to auto-map");
        Checks.That(face.Contains("Mira Rig Map"), "and names its map");
        Checks.That(Draw(CharacterSetup.EnsureClient()).Contains("[Test connection]"), "a client");
        var osc = Draw(CharacterSetup.SetUpOsc(avatar));
        Checks.That(osc.Contains("UDP port"), "an OSC receiver names its port");
        Checks.That(Draw(ScriptableObject.CreateInstance<BakedLine>()).Contains("no take"),
            "an empty line says how to fill it");
        var map = avatar.GetComponent<BridgeAvatar>();
        map.Map = null;
        Draw(map, "Auto-map blendshapes");
        Checks.That(map.Map != null && map.Map.Rows.Count > 20, "the button makes a map");
    }

    private static void ARigMapIsSearchedAndEdited()
    {
        Fresh();
        var face = StandIn.Build("Mira", 0).GetComponentInChildren<SkinnedMeshRenderer>();
        var map = RigMap.For(face);
        var editor = EditorOf(map);
        GuiLog.Clear();
        GuiLog.Typed["Search"] = "SMILE";
        editor.OnInspectorGUI();
        var rows = GuiLog.Lines.Count(line => line == "[×]");
        GuiLog.Clear();
        editor.OnInspectorGUI();
        rows = GuiLog.Lines.Count(line => line == "[×]");
        Checks.Same(rows, 2, "rows with smile in them");
        var before = map.Rows.Count;
        GuiLog.Press = "×";
        editor.OnInspectorGUI();
        Checks.Same(map.Rows.Count, before - 1, "rows after one was taken out");
        Checks.That(map.Missing.Contains("mouthSmileLeft"), "what it showed is missing now");
        GuiLog.Clear();
    }

    private static void Fresh()
    {
        Stage.Reset();
        Stage.IsPlaying = false;
        GuiLog.Clear();
        Selection.activeObject = null;
        AssetDatabase.Assets.Clear();
        EditorUtility.LastDialog = "";
    }

    private static GameObject WithShapes(params string[] names)
    {
        var avatar = new GameObject("Avatar");
        var holder = new GameObject("Mesh");
        holder.transform.SetParent(avatar.transform);
        var mesh = new Mesh { vertices = new Vector3[1] };
        foreach (var name in names)
        {
            mesh.AddBlendShapeFrame(name, 100f, new Vector3[1], null, null);
        }
        holder.AddComponent<SkinnedMeshRenderer>().sharedMesh = mesh;
        return avatar;
    }

    private static void Menu(string path)
    {
        var method = MenuMethods(path, false).Single();
        method.Invoke(null, method.GetParameters().Length == 0
            ? null
            : new object[] { new MenuCommand(null) });
    }

    private static bool MenuIsOpen(string path)
    {
        return (bool)MenuMethods(path, true).Single().Invoke(null, null);
    }

    private static IEnumerable<MethodInfo> MenuMethods(string path, bool validates)
    {
        const BindingFlags Any = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
        var homes = new[]
        {
            typeof(CharacterSetup), typeof(TalkingHeadScene), typeof(TwoNpcsScene),
            typeof(VrmVtuberScene),
        };
        return homes.SelectMany(home => home.Assembly.GetTypes())
            .SelectMany(type => type.GetMethods(Any))
            .Where(method => method.GetCustomAttributes<MenuItem>()
                .Any(item => item.menuItem == path && item.validate == validates));
    }

    private static Editor EditorOf(Object target)
    {
        var name = target.GetType().Name + "Editor";
        var type = typeof(CharacterSetup).Assembly.GetTypes().Single(one => one.Name == name);
        return Editor.CreateEditor(target, type);
    }

    private static string Draw(Object target, string press = "")
    {
        GuiLog.Clear();
        GuiLog.Press = press;
        EditorOf(target).OnInspectorGUI();
        var drawn = string.Join("\n", GuiLog.Lines);
        Checks.Same(GuiLog.Press, "", "what was pressed was there");
        return drawn;
    }
}
